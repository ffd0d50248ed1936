// Initiate Invite (S1-17, S1-18): who is invited, once more, before the message is written.
import { Button, Group } from '@mantine/core'
import type { Input } from '../../../../src-shared/contract/index.ts'
import type { IssuedInvitation } from '../../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../../src-shared/domain/ids.ts'
import { useCommand } from '../../../api/use-call.ts'
import { useText } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/panel/Facts.tsx'
import { useLeaveGuard } from '../../../ui/form/leave-guard.ts'
import { Notice } from '../../../ui/status/Notice.tsx'
import styles from '../people.module.css'
import { useFocusAtFirst } from './use-focus-at-first.ts'

export type Invitee = Input<'people.invite'>

interface InviteStepProps {
  readonly invitee: Invitee
  readonly onBack: () => void
  readonly onInvited: (invited: {
    readonly id: PersonId
    readonly name: string
    readonly invitation: IssuedInvitation
  }) => void
}

export function InviteStep({ invitee, onBack, onInvited }: InviteStepProps) {
  const t = useText()
  const { run, busy, error } = useCommand('people.invite')
  useLeaveGuard(true)
  const initiate = useFocusAtFirst()
  const name = `${invitee.firstName.trim()} ${invitee.lastName.trim()}`
  const invite = async () => {
    const reply = await run(invitee)
    if (reply.ok) onInvited({ id: reply.value.person, name, invitation: reply.value.invitation })
  }
  return (
    <div className={styles.stack}>
      <h3 className={styles.heading}>{t('people:add.reviewTitle', { name })}</h3>
      <Facts
        facts={[
          [t('people:columns.email'), invitee.email],
          [t('people:person.phone'), invitee.phone],
          [t('people:person.title'), invitee.title],
        ]}
      />
      <p className={styles.soft}>{t('people:add.review', { name })}</p>
      {error === null ? null : (
        <Notice tone="refused" live>
          {error.fields[0]?.reason ?? error.reason}
        </Notice>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={onBack} disabled={busy}>
          {t('shell:back')}
        </Button>
        <Button ref={initiate} loading={busy} onClick={() => void invite()}>
          {t('people:add.initiate')}
        </Button>
      </Group>
    </div>
  )
}
