// Every sending of one person's invitation with what became of it (X-15, B-09), wherever the person is shown.
import type { InvitationRow } from '../../src-shared/contract/invitations.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import { useText } from '../i18n/texts.ts'
import { useFormat } from '../i18n/use-format.ts'
import { InvitationState } from '../ui/status/InvitationState.tsx'
import styles from './history.module.css'

interface InvitationHistoryProps {
  /** Newest first. */
  readonly sendings: readonly InvitationRow[]
}

export function InvitationHistory({ sendings }: InvitationHistoryProps) {
  const t = useText()
  return (
    <ol className={styles.chain} aria-label={t('invitations:panel.history')}>
      {sendings.map((sending) => (
        <Sending key={sending.id} sending={sending} />
      ))}
    </ol>
  )
}

function Sending({ sending }: { readonly sending: InvitationRow }) {
  const t = useText()
  const format = useFormat()
  const { state, email, by, createdAt, expiresAt, endedAt, needsApproval } = sending
  const parts = [
    ...(by === null ? [] : [t('invitations:panel.by', { by })]),
    ...(state === 'pending' ? [t('invitations:panel.until', { date: format.dateTime(expiresAt) })] : []),
    ...(state === 'expired' ? [t('invitations:panel.ended', { date: format.dateTime(expiresAt) })] : []),
    ...(state !== 'expired' && endedAt !== null
      ? [t('invitations:panel.ended', { date: format.dateTime(endedAt) })]
      : []),
    ...(needsApproval ? [t('invitations:approvalNote')] : []),
  ]
  return (
    <li className={styles.sending}>
      <InvitationState state={state} t={t} />
      <span>{t('invitations:panel.line', { email, date: format.dateTime(createdAt) })}</span>
      <span className={styles.soft}>{[intoText(t, sending), ...parts].join(' · ')}</span>
    </li>
  )
}

/** "Organization", or each program with its role. */
export function intoText(t: Translate, { programs }: Pick<InvitationRow, 'programs'>): string {
  if (programs.length === 0) return t('invitations:organization')
  return programs
    .map(({ program, role }) =>
      t('invitations:intoProgram', { program: program.name, role: t(`policy:roles.programs.${role}.label`) }),
    )
    .join(', ')
}
