// What Invite changes for those who are in the organization already: they are added at once, so their rights gained and lost
// are told before (B-06).
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { PreviewedChanges } from '../../ui/staging/PreviewedChanges.tsx'
import styles from './invitations.module.css'
import type { Invitees } from './use-invitees.ts'

interface AddedPreviewProps {
  readonly program: { readonly id: ProgramId; readonly name: string }
  readonly rows: Invitees
}

export function AddedPreview({ program, rows }: AddedPreviewProps) {
  const t = useText()
  const added = rows.filled.flatMap(({ key, role }) => {
    const verdict = rows.verdicts.get(key)
    if (verdict?.kind !== 'add' || verdict.person === null) return []
    const level = (['viewer', 'contributor'] as const).find((each) => each === role)
    return level === undefined ? [] : [{ ...verdict.person, role: level }]
  })
  const changes = added.map(({ id: person, role: next }) => {
    return { action: 'programs.set-contact', program: program.id, person, present: 'none', next } as const
  })
  const preview = useCall('programs.preview-contacts', changes.length === 0 ? null : { changes }, {
    refreshOn: ['roles', 'people', 'programs'],
  })
  if (added.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('invitations:added.title')}>
      <h2 className={styles.heading}>{t('invitations:added.title')}</h2>
      <p className={styles.soft}>{t('invitations:added.hint')}</p>
      <PreviewedChanges
        preview={preview}
        people={added.map(({ id, displayName, role }) => {
          const line = { program: program.name, role: t(`policy:roles.programs.${role}.label`) }
          return { id, displayName, what: [t('invitations:added.line', line)] }
        })}
      />
    </section>
  )
}
