// What becomes of each row (B-03): new, changed, unchanged or refused. The dry run and the import ask this one function, so
// that they cannot differ but by what has changed in between. Everything is judged as the single act would be: by the policy
// for each change (B-07), by the plan of staged changes, and by the rules about names and states.
import type { ImportError, ImportField, ImportVerdict } from '../../../src-shared/contract/people-import.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { rightsGainedAndLost } from '../../../src-shared/policy/rights.ts'
import type { RightChanges } from '../../../src-shared/policy/rights.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { asActive } from '../../access/consequences.ts'
import { newRights } from '../../access/new-rights.ts'
import { planChanges } from '../../access/plan.ts'
import { loadFacts } from '../../authz/facts.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { stateWhen } from '../../directory/person-state.ts'
import type { Person } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Ask } from '../../ipc/implement.ts'
import { parseRow } from './parse-row.ts'
import type { Parsing, RowValues } from './parse-row.ts'
import { peopleByEmail, userNames } from './queries.ts'
import type { FileRow } from './read-file.ts'
import { roleChanges } from './role-changes.ts'
import type { FieldChange } from './role-changes.ts'

export interface JudgedRow {
  readonly row: FileRow
  readonly verdict: ImportVerdict
  readonly email: string
  readonly name: string
  readonly fields: readonly ImportField[]
  readonly errors: readonly ImportError[]
  readonly values: RowValues
  /** Null for somebody new. */
  readonly person: PersonId | null
  /** Of roles; for somebody new their person is 0, until they are there. */
  readonly changes: readonly StagedChange[]
  readonly asks: readonly Ask[]
  readonly rights: RightChanges | null
}

export interface Judging extends Parsing {
  readonly actor: Facts
  readonly programs: ReadonlyMap<string, ProgramId>
  /** E-mail addresses of earlier rows, in lower case, and their row. */
  readonly seen: Map<string, number>
}

interface Draft {
  readonly row: FileRow
  readonly values: RowValues
  readonly person: Person | null
  readonly errors: ImportError[]
  readonly changes: readonly FieldChange[]
  readonly edited: readonly ImportField[]
  readonly enabling: boolean
  readonly asks: readonly { readonly field: ImportField; readonly ask: Ask }[]
}

/** Judges some rows, in order; what earlier pieces held is in `judging.seen`. */
export function judgeRows(db: ReadDb, rows: readonly FileRow[], judging: Judging): JudgedRow[] {
  const parsed = rows.map((row) => ({ row, ...parseRow(row, judging) }))
  const emails = parsed.flatMap(({ values }) => (values.email === undefined ? [] : [values.email]))
  const known = peopleByEmail(db, emails)
  const taken = userNames(db, emails)
  const drafts = parsed.map(({ row, values, errors }): Draft => {
    const person = known.get(values.email?.toLowerCase() ?? '') ?? null
    const found = [...errors, ...whoErrors(row, values, { person, taken, judging })]
    return draftOf(db, { row, values, person, errors: found }, judging)
  })
  for (const draft of drafts) draft.errors.push(...denials(draft, judging))
  const rights = plan(db, drafts, judging)
  return drafts.map((draft) => verdictOf(draft, rights.get(draft) ?? null))
}

interface Known {
  readonly person: Person | null
  readonly taken: ReadonlyMap<string, PersonId>
  readonly judging: Judging
}

function problem(
  { t }: Judging,
  field: ImportField,
  values: RowValues,
  key: string,
  params: object = {},
): ImportError {
  const value = String(values[field] ?? '')
  return {
    field,
    value,
    problem: t(`people-import:problems.${key}`, { ...params }),
    accepted: t(`people-import:accepted.${key}`),
  }
}

/** Who the row is about: known, new, twice in the file, or removed. */
function whoErrors(row: FileRow, values: RowValues, { person, taken, judging }: Known): ImportError[] {
  if (values.email === undefined || row.fault !== null) return []
  const email = values.email.toLowerCase()
  const first = judging.seen.get(email)
  judging.seen.set(email, first ?? row.number)
  const told = (field: ImportField, key: string, params?: object) => [
    problem(judging, field, values, key, params),
  ]
  if (first !== undefined) return told('email', 'twice', { row: first })
  if (person?.state === 'removed') return told('email', 'removed')
  if (person !== null) return []
  if (taken.has(email)) return told('email', 'user-name-taken')
  return (['firstName', 'lastName'] as const).flatMap((field) =>
    values[field] === undefined ? told(field, 'name-missing') : [],
  )
}

type Started = Pick<Draft, 'row' | 'values' | 'person' | 'errors'>

const ownFields = ['firstName', 'lastName', 'phone', 'title', 'isConsultant'] as const
const nobody = { id: 0, isMainCorporate: false, mainSiteOf: [] }

function draftOf(db: ReadDb, started: Started, judging: Judging): Draft {
  const { values, person, errors } = started
  if (errors.length > 0) return { ...started, changes: [], edited: [], enabling: false, asks: [] }
  const facts = person === null ? null : loadFacts(db, person.id, judging.now)
  const roles = roleChanges(values, facts, judging.programs)
  if (roles === null) {
    const unknown = problem(judging, 'program', values, 'program-unknown')
    return { ...started, errors: [unknown], changes: [], edited: [], enabling: false, asks: [] }
  }
  const target = person === null ? nobody : (targetPerson(db, person.id) ?? nobody)
  const edited =
    person === null
      ? []
      : ownFields.filter((field) => values[field] !== undefined && values[field] !== person[field])
  const enabling = changesState(started, judging)
  const on = { person: target }
  const asks = [
    ...edited.slice(0, 1).map((field) => ({ field, ask: { action: 'people.edit', on } as Ask })),
    ...(enabling ? [{ field: 'isEnabled', ask: { action: 'people.set-enabled', on } } as const] : []),
    ...roles.map(({ field, ask }) => ({ field, ask: ask(target) })),
  ]
  return { ...started, changes: roles, edited, enabling, asks }
}

/** Whether enabling or disabling would change somebody's state; what stands against it becomes an error. */
function changesState({ values, person, errors }: Started, judging: Judging): boolean {
  if (values.isEnabled === undefined) return false
  if (person === null) return !values.isEnabled
  try {
    return stateWhen(person, values.isEnabled) !== person.state
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    errors.push(problem(judging, 'isEnabled', values, 'not-yet-approved'))
    return false
  }
}

function denials({ asks, values }: Draft, { actor, t }: Judging): ImportError[] {
  return asks.flatMap(({ field, ask }) => {
    const decision = decide(actor, ask.action, ask.on)
    if (decision.allowed) return []
    const accepted = t('people-import:accepted.denied')
    return [{ field, value: String(values[field] ?? ''), problem: denialIn(t, decision), accepted }]
  })
}

/** Plans all changes of people who are there together; what stands against one becomes an error of its row. */
function plan(db: ReadDb, drafts: readonly Draft[], judging: Judging): Map<Draft, RightChanges> {
  const { t } = judging
  const rights = new Map<Draft, RightChanges>()
  const staged = drafts
    .filter(({ errors, person }) => errors.length === 0 && person !== null)
    .flatMap((draft) => draft.changes.map(({ field, change }) => ({ draft, field, change })))
  const planned = planChanges(
    db,
    staged.map(({ change }) => change),
    judging,
  )
  for (const [index, { draft, field }] of staged.entries()) {
    const objection = planned.objections[index]
    if (objection === null || objection === undefined) continue
    const text = t(`errors:refused.${objection.key}`, objection.params)
    const value = String(draft.values[field] ?? '')
    draft.errors.push({ field, value, problem: text, accepted: t('people-import:accepted.refused') })
  }
  for (const draft of drafts) {
    if (draft.errors.length > 0 || draft.changes.length === 0) continue
    const id = draft.person?.id
    const change =
      id === undefined
        ? newRights(
            draft.changes.map((each) => each.change),
            judging.now,
          )
        : rightsGainedAndLost(asActive(planned.before.get(id)!), asActive(planned.after.get(id)!))
    rights.set(draft, change)
  }
  return rights
}

function verdictOf(draft: Draft, rights: RightChanges | null): JudgedRow {
  const { row, values, person, errors, changes, edited, enabling, asks } = draft
  const fields = [
    ...edited,
    ...changes.map(({ field }) => field),
    ...(enabling ? ['isEnabled' as const] : []),
  ]
  const verdict =
    errors.length > 0 ? 'refused' : person === null ? 'new' : fields.length > 0 ? 'changed' : 'unchanged'
  const named = {
    firstName: values.firstName ?? '',
    lastName: values.lastName ?? '',
    email: values.email ?? '',
  }
  return {
    row,
    verdict,
    email: values.email ?? errors.find(({ field }) => field === 'email')?.value ?? '',
    name: person === null ? `${named.firstName} ${named.lastName}`.trim() : displayName(person),
    fields,
    errors,
    values,
    person: person?.id ?? null,
    changes: errors.length > 0 ? [] : changes.map(({ change }) => change),
    asks: errors.length > 0 ? [] : asks.map(({ ask }) => ask),
    rights: errors.length > 0 ? null : rights,
  }
}
