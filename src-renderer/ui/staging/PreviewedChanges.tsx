// A preview of changes, person by person, with what follows for the organization and what stands in the way (B-06).
import type { RolesPreview } from '../../../src-shared/contract/roles.ts'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { Problem } from '../states/Problem.tsx'
import { Notice } from '../status/Notice.tsx'
import styles from './staging.module.css'
import { Consequences, StagedChanges } from './StagedChanges.tsx'

interface PreviewedChangesProps {
  /** The call that asks for it. */
  readonly preview: {
    readonly value: RolesPreview | undefined
    readonly error: CallError | null
    readonly loading: boolean
  }
  /** Those whose changes are shown, with the changes in words. */
  readonly people: readonly {
    readonly id: number
    readonly displayName: string
    readonly what: readonly string[]
  }[]
}

export function PreviewedChanges({ preview: { value, error, loading }, people }: PreviewedChangesProps) {
  if (error !== null) return <Problem error={error} />
  // While the next answer loads, the last one is of other changes.
  const reasons = loading ? [] : new Set(value?.changes.flatMap(({ reason }) => reason ?? []))
  return (
    <div className={styles.list} aria-busy={loading}>
      <StagedChanges
        changes={people.map(({ id, displayName, what }) => {
          const effect = value?.people.find(({ person }) => person.id === id)
          return { id, who: displayName, what, effect }
        })}
      />
      <Consequences of={value?.consequences ?? []} />
      {[...reasons].map((reason) => (
        <Notice key={reason} tone="refused">
          {reason}
        </Notice>
      ))}
    </div>
  )
}
