// What a program's contacts do with an invitation that has not been answered, in its row (S2-08, X-15). What they may not do
// says why before a click (S2-23).
import { TextInput } from '@mantine/core'
import { IconMailForward, IconMailOff, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { InvitationAct, SentInvitation } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { RowAct } from '../../ui/table/RowAct.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './invitations.module.css'

const icons = { resend: IconMailForward, change: IconPencil, revoke: IconMailOff } as const
const order = ['resend', 'change', 'revoke'] as const

interface SentActsProps {
  readonly program: ProgramId
  readonly sent: SentInvitation
}

export function SentActs({ program, sent }: SentActsProps) {
  const t = useText()
  const [isChanging, setChanging] = useState(false)
  const { name, acts } = sent
  const person = sent.person.id
  const run = async (act: InvitationAct) => {
    if (act === 'change') return setChanging(true)
    if (act === 'revoke' && !(await agreesToRevoke())) return
    const reply = await (act === 'resend'
      ? ask('programs.resend-invitation', { program, person })
      : ask('programs.revoke-invitation', { program, person }))
    if (reply.ok) notifyDone(t(`invitations:done.${act}`, { count: 1 }))
    else notifyRefused(reply.error)
  }
  const agreesToRevoke = () =>
    confirm({
      title: t('invitations:revoke.title', { name }),
      consequence: t('invitations:revoke.consequence', { name }),
      act: t('invitations:acts.revoke'),
      dangerous: true,
    })
  if (acts.length === 0) return null
  return (
    <span className={styles.rowActs}>
      {order.map((kind) => (
        <RowAct
          key={kind}
          label={t('invitations:sent.actsOf', { act: t(`invitations:acts.${kind}`), name })}
          lock={acts.find((each) => each.kind === kind)?.reason ?? null}
          icon={icons[kind]}
          onAct={() => void run(kind)}
        />
      ))}
      {isChanging ? (
        <Dialog title={t('invitations:change.title', { name })} onClose={() => setChanging(false)}>
          <ChangeForm program={program} sent={sent} onClose={() => setChanging(false)} />
        </Dialog>
      ) : null}
    </span>
  )
}

function ChangeForm({ program, sent, onClose }: SentActsProps & { readonly onClose: () => void }) {
  const t = useText()
  const { email, person } = sent
  const { firstName, lastName } = person
  const needsNoApproval = useMay('people.invite')
  const form = useCallForm({
    call: 'programs.change-invitation',
    initialValues: { email, firstName, lastName },
    input: (values) => ({ ...values, program, person: person.id }),
    onDone: ({ isSent }) => {
      notifyDone(t(isSent ? 'invitations:done.changeSent' : 'invitations:done.change'))
      onClose()
    },
  })
  const movesAway = form.values.email.trim().toLowerCase() !== email.toLowerCase()
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <TextInput label={t('invitations:change.email')} type="email" required {...form.field('email')} />
      {movesAway ? (
        <Notice tone="attention">
          <div>{t('invitations:change.moves')}</div>
          {needsNoApproval ? null : <div>{t('invitations:change.approval')}</div>}
        </Notice>
      ) : null}
      <TextInput label={t('invitations:change.firstName')} required {...form.field('firstName')} />
      <TextInput label={t('invitations:change.lastName')} required {...form.field('lastName')} />
    </Form>
  )
}
