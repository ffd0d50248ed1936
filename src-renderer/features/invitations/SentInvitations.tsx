// What was sent for a program and what became of it (S2-06).
import type { SentInvitation } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './invitations.module.css'
import { SentActs } from './SentActs.tsx'
import { InvitationState } from '../../ui/status/InvitationState.tsx'

interface SentInvitationsProps {
  readonly program: ProgramId
  readonly rows: readonly SentInvitation[]
}

export function SentInvitations({ program, rows }: SentInvitationsProps) {
  const t = useText()
  const format = useFormat()
  return (
    <section className={styles.section} aria-label={t('invitations:sent.title')}>
      <h2 className={styles.heading}>{t('invitations:sent.title')}</h2>
      <p className={styles.soft}>
        {t(rows.length === 0 ? 'invitations:sent.empty' : 'invitations:sent.hint')}
      </p>
      {rows.length === 0 ? null : (
        <table className={styles.sent}>
          <thead>
            <tr>
              {(['person', 'role', 'state', 'sent', 'by', 'acts'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`invitations:sent.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((sent) => {
              const { id, name, email, role, state, createdAt, expiresAt, by } = sent
              return (
                <tr key={id}>
                  <td>
                    <div>{name}</div>
                    <div className={styles.soft}>{email}</div>
                  </td>
                  <td>{t(`policy:roles.programs.${role}.label`)}</td>
                  <td>
                    <InvitationState state={state} t={t} />
                    {expiresAt === null ? null : (
                      <div className={styles.soft}>
                        {t('invitations:panel.until', { date: format.date(expiresAt) })}
                      </div>
                    )}
                  </td>
                  <td>{format.dateTime(createdAt)}</td>
                  <td>{by ?? ''}</td>
                  <td>
                    <SentActs program={program} sent={sent} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
