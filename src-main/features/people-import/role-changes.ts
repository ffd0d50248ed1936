// The roles that a row says somebody shall have, as staged changes against what they hold.
import type { ImportField } from '../../../src-shared/contract/people-import.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { heldRole, roleInProgram } from '../../../src-shared/policy/facts.ts'
import type { Facts, On, TargetPerson } from '../../../src-shared/policy/facts.ts'
import { heldIn, movesEnd, presentEnd } from '../../access/end-dates.ts'
import type { Ask } from '../../ipc/implement.ts'
import type { RowValues } from './parse-row.ts'

export interface FieldChange {
  readonly field: ImportField
  readonly change: StagedChange
  /** The question that it is to the policy, about a person who may not be there yet. */
  readonly ask: (person: TargetPerson) => Ask
}

/** The changes that a row asks for, without those that would change nothing; null where its program is not known. */
export function roleChanges(
  values: RowValues,
  facts: Facts | null,
  programs: ReadonlyMap<string, ProgramId>,
): FieldChange[] | null {
  const person = (facts?.person.id ?? 0) as PersonId
  const changes: { field: ImportField; change: StagedChange }[] = []
  const add = (field: ImportField, change: object, next: string) => {
    const ends = next !== 'none' && next !== 'affiliate' && values.endDate !== undefined
    const until = ends ? { until: values.endDate } : {}
    // The words were read as roles of this very family.
    const staged = { person, next, ...change, ...until } as StagedChange
    // An end that has moved since the dry run is not overwritten either (B-10).
    const against = facts === null ? {} : { presentUntil: presentEnd(facts, staged) }
    changes.push({ field, change: { ...staged, ...against } })
  }
  const { group, corporate, data, programRole } = values
  if (group !== undefined)
    add('group', { action: 'roles.set-group', present: held(facts, 'group') ?? 'none' }, group)
  if (corporate !== undefined)
    add(
      'corporate',
      { action: 'roles.set-corporate', present: held(facts, 'corporate') ?? 'affiliate' },
      corporate,
    )
  if (data !== undefined)
    add('data', { action: 'roles.set-data-role', present: held(facts, 'data') ?? 'none' }, data)
  if (values.program !== undefined && programRole !== undefined) {
    const program = programs.get(values.program.toLowerCase())
    if (program === undefined) return null
    const present = (facts === null ? null : roleInProgram(facts, program)) ?? 'none'
    add('programRole', { action: 'programs.set-contact', program, present }, programRole)
  }
  return changes.filter(({ change }) => isChange(change, facts)).map(withAsk)
}

function held(facts: Facts | null, family: 'group' | 'corporate' | 'data'): string | null {
  return facts === null ? null : heldRole<string>(facts[family], facts.now)
}

function isChange(change: StagedChange, facts: Facts | null): boolean {
  if (!('next' in change) || change.present !== change.next) return true
  return movesEnd(change, facts === null ? null : heldIn(facts, change))
}

function withAsk({ field, change }: { field: ImportField; change: StagedChange }): FieldChange {
  const { action } = change
  const { present, next } = change as { present: NonNullable<On['present']>; next: string }
  const on: On =
    action === 'programs.set-contact' ? { program: change.program, present, next } : { present, next }
  const asked = action === 'programs.set-contact' || action === 'roles.set-corporate' ? on : { next }
  return { field, change, ask: (person) => ({ action, on: { person, ...asked } }) }
}
