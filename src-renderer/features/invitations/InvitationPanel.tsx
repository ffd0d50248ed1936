// One person's invitations beside the list: every sending with what became of it, and what can be done with the newest.
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import type { InvitationAct } from '../../../src-shared/contract/invitations.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { InvitationHistory } from '../../shell/InvitationHistory.tsx'
import { go } from '../../shell/navigation.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { ChangeInvitation } from './ChangeInvitation.tsx'
import styles from './invitations.module.css'

const changing = ['invitations', 'people', 'outbox', 'roles'] as const

interface InvitationPanelProps {
  readonly person: PersonId
  readonly onClose: () => void
}

export function InvitationPanel({ person, onClose }: InvitationPanelProps) {
  const t = useText()
  const { value, error, refresh } = useCall('invitations.of-person', { person }, { refreshOn: changing })
  if (value !== undefined) return <Known value={value} onClose={onClose} />
  if (error === null) return null
  return (
    <SidePanel title={t('invitations:title')} onClose={onClose}>
      <Problem error={error} retry={refresh} />
    </SidePanel>
  )
}

type Chain = Output<'invitations.of-person'>

function Known({ value, onClose }: { readonly value: Chain; readonly onClose: () => void }) {
  const t = useText()
  const [isChanging, setChanging] = useState(false)
  const { person, sendings } = value
  if (isChanging) {
    return (
      <SidePanel title={t('invitations:change.title', { name: person.displayName })} onClose={onClose}>
        <ChangeInvitation person={person} onClose={() => setChanging(false)} />
      </SidePanel>
    )
  }
  return (
    <SidePanel title={person.displayName} subtitle={person.email} onClose={onClose}>
      <Acts value={value} onChange={() => setChanging(true)} />
      <section aria-label={t('invitations:panel.history')}>
        <h3 className={styles.heading}>{t('invitations:panel.history')}</h3>
        <p className={styles.soft}>{t('invitations:panel.historyHint')}</p>
        <InvitationHistory sendings={sendings} />
      </section>
      <Group>
        <Button variant="default" size="compact-sm" onClick={() => void go('people', { person: person.id })}>
          {t('invitations:panel.openPerson', { name: person.displayName })}
        </Button>
      </Group>
    </SidePanel>
  )
}

/** What cannot be done says why, before a click. */
function Acts({ value, onChange }: { readonly value: Chain; readonly onChange: () => void }) {
  const t = useText()
  const format = useFormat()
  const { person, acts, mayCopyLink } = value
  const open = (kind: InvitationAct) => acts.find((each) => each.kind === kind)?.isAllowed === true
  const reasons = [...new Set(acts.flatMap(({ reason }) => reason ?? []))]
  const people = [person.id]
  const names = { name: person.displayName }
  const end = (
    act: 'resend' | 'revoke',
    reply: Awaited<ReturnType<typeof ask<`invitations.${typeof act}`>>>,
  ) => {
    if (reply.ok) notifyDone(t(`invitations:done.${act}`, { count: 1 }))
    else notifyRefused(reply.error)
  }
  const revoke = async () => {
    const agreed = await confirm({
      title: t('invitations:revoke.title', names),
      consequence: t('invitations:revoke.consequence', names),
      act: t('invitations:acts.revoke'),
      dangerous: true,
    })
    if (agreed) end('revoke', await ask('invitations.revoke', { people }))
  }
  const copy = async () => {
    const reply = await ask('invitations.copy-link', { person: person.id })
    if (!reply.ok) return notifyRefused(reply.error)
    const copied = await ask('desktop.copy-text', { text: reply.value.link })
    if (copied.ok) notifyDone(t('invitations:done.copy', { date: format.dateTime(reply.value.expiresAt) }))
    else notifyRefused(copied.error)
  }
  return (
    <section className={styles.acts}>
      <Group gap="xs">
        <Button
          disabled={!open('resend')}
          onClick={() => void ask('invitations.resend', { people }).then((reply) => end('resend', reply))}
        >
          {t('invitations:acts.resend')}
        </Button>
        <Button variant="default" disabled={!open('change')} onClick={onChange}>
          {t('invitations:acts.change')}
        </Button>
        <Button variant="default" disabled={!mayCopyLink} onClick={() => void copy()}>
          {t('invitations:acts.copyLink')}
        </Button>
        <Button variant="default" disabled={!open('revoke')} onClick={() => void revoke()}>
          {t('invitations:acts.revoke')}
        </Button>
      </Group>
      {reasons.map((reason) => (
        <p key={reason} className={styles.soft}>
          {reason}
        </p>
      ))}
      {open('revoke') && !mayCopyLink ? (
        <p className={styles.soft}>{t('invitations:panel.withheld')}</p>
      ) : null}
    </section>
  )
}
