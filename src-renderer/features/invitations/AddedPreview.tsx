// What Invite changes for those who are in the organization already: they are added at once, so their rights gained and lost
// are told before (B-06).
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { consequenceText, rightSentences } from '../../../src-shared/i18n/access-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StagedChanges } from '../../ui/staging/StagedChanges.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import styles from './invitations.module.css'
import type { Invitees } from './use-invitees.ts'

interface AddedPreviewProps {
  readonly program: { readonly id: ProgramId; readonly name: string }
  readonly rows: Invitees
}

export function AddedPreview({ program, rows }: AddedPreviewProps) {
  const t = useText()
  const format = useFormat()
  const added = rows.filled.flatMap(({ key, role }) => {
    const verdict = rows.verdicts.get(key)
    if (verdict?.kind !== 'add' || verdict.person === null) return []
    const level = (['viewer', 'contributor'] as const).find((each) => each === role)
    return level === undefined ? [] : [{ ...verdict.person, role: level }]
  })
  const changes = added.map(({ id: person, role: next }) => {
    return { action: 'programs.set-contact', program: program.id, person, present: 'none', next } as const
  })
  const { value, error, loading } = useCall(
    'programs.preview-contacts',
    changes.length === 0 ? null : { changes },
    {
      refreshOn: ['roles', 'people', 'programs'],
    },
  )
  if (added.length === 0) return null
  if (error !== null) return <Problem error={error} />
  return (
    <section className={styles.section} aria-label={t('invitations:added.title')} aria-busy={loading}>
      <h2 className={styles.heading}>{t('invitations:added.title')}</h2>
      <p className={styles.soft}>{t('invitations:added.hint')}</p>
      <StagedChanges
        changes={added.map(({ id, displayName, role }) => {
          const told = value?.people.find(({ person }) => person.id === id)
          const { gained = [], lost = [], consequences = [] } = told ?? {}
          const line = { program: program.name, role: t(`policy:roles.programs.${role}.label`) }
          return {
            id,
            who: displayName,
            what: [t('invitations:added.line', line)],
            gained: rightSentences(t, gained),
            lost: rightSentences(t, lost),
            counts: { gained: gained.length, lost: lost.length },
            pending: told === undefined,
            consequences: consequences.map((each) => consequenceText(t, format, each)),
          }
        })}
      />
    </section>
  )
}
