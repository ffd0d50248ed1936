// People to ask about: everybody with a single role, under every state, date and assignment, and everybody with any
// combination of roles. Like in the policy's own tests the asker's id is always `me`.
import { noAssignments, personStates } from '../../src-shared/policy/facts.ts'
import type { Assignments, Facts, Held, Id, PersonState } from '../../src-shared/policy/facts.ts'
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../../src-shared/policy/roles.ts'
import type { DataRole, ProgramRole } from '../../src-shared/policy/roles.ts'
import { held, now, person } from '../unit/shared/policy/world.ts'

type Holding = Partial<Facts>

const nothing: Holding = {}

/** Without end, from now on over, over since a day, and not yet over: by a millisecond, and by a day. */
const anyDate = [null, now, '2026-01-31', `${now}T00:00:00.001Z`, '2026-02-02']

const around = (entities: Id[], assets: Id[]) => ({ entities: new Set(entities), assets: new Set(assets) })

/** What an Administrative person has assigned. Each has things within, and others of the same kind without. */
const assignments: readonly Assignments[] = [
  noAssignments,
  { ...noAssignments, entities: new Set(['e1a']) },
  { ...noAssignments, assets: new Set(['a2']), around: around(['e2'], []) },
  { ...noAssignments, sources: new Set(['s1']), around: around(['e1a'], ['a1']) },
]

/** Everybody with one role: each role × each date × each state, the data roles with each assignment as well. */
export function singleRoles(dates: readonly (string | null)[] = anyDate): Facts[] {
  return dates
    .flatMap((date) => [...groups(date), ...corporate(date), ...data(date), ...inProgram('p1', date)])
    .flatMap(inEachState)
}

/**
 * Everybody with no role, and those with two where one could be mistaken for the other or bears on it: within the
 * Programs module, at the door, and with assignments left over from a data role that is gone.
 */
export function fewRoles(): Facts[] {
  const contacts = inProgram('p1', null)
  const aViewer = groups(null).slice(0, 1)
  const aSecondary = corporate(null).slice(1, 2)
  const leftOver = assignments.map((assigned) => ({ assignments: assigned }))
  const pairs = [
    [corporate(null), contacts],
    [[...contacts, ...inProgram('p1', now)], inProgram('p2', null)],
    [
      [...aViewer, ...aSecondary, ...contacts.slice(0, 1)],
      data(null).filter((holding) => isUnassigned(holding) && needsAssignments(holding)),
    ],
    [[nothing, ...aViewer], leftOver],
  ]
  return pairs.flatMap((pair) => [...product(pair)].map((both) => facts('active', together(both))))
}

/**
 * Everybody with any combination of roles: each group × corporate role × data role × role in the one program × role in
 * the other × state. One more choice for each is a role that is over; assignments vary where they count.
 */
export function* combinations(): Generator<Facts> {
  const differing = data(null).filter((holding) => isUnassigned(holding) || needsAssignments(holding))
  const families = [
    [nothing, ...groups(null), { group: held('lead-user', now) }],
    [...corporate(null), { corporate: held('main', now) }],
    [nothing, ...differing, { data: held('structured', now) }],
    [nothing, ...inProgram('p1', null), ...inProgram('p1', now).slice(-1)],
    [nothing, ...inProgram('p2', null).slice(-1)],
  ]
  for (const chosen of product(families)) yield* inEachState(together(chosen))
}

function groups(date: string | null): Holding[] {
  return groupRoles.map((role) => ({ group: held(role, date) }))
}

function corporate(date: string | null): Holding[] {
  return corporateRoles.map((role) => ({ corporate: held(role, date) }))
}

function data(date: string | null): Holding[] {
  return dataRoles.flatMap((role) =>
    assignments.map((assigned) => ({ data: held<DataRole>(role, date), assignments: assigned })),
  )
}

function inProgram(program: Id, date: string | null): Holding[] {
  return programRoles.map((role) => ({
    programs: new Map<Id, Held<ProgramRole>>([[program, held<ProgramRole>(role, date)]]),
  }))
}

function isUnassigned(holding: Holding): boolean {
  return holding.assignments === noAssignments
}

function needsAssignments({ data: holds }: Holding): boolean {
  return /structured|restricted/.test(holds?.role ?? '')
}

/** Several holdings as one. */
function together(holdings: readonly Holding[]): Holding {
  const programs = new Map(holdings.flatMap((holding) => [...(holding.programs ?? [])]))
  return Object.assign({}, ...holdings, { programs }) as Holding
}

function inEachState(holding: Holding): Facts[] {
  return personStates.map((state) => facts(state, holding))
}

function facts(state: PersonState, holding: Holding): Facts {
  return person({ ...holding, person: { id: 'me', state } })
}

/** One of each, in every way. */
function* product<T>([first, ...rest]: readonly (readonly T[])[]): Generator<T[]> {
  if (first === undefined) yield []
  else for (const each of first) for (const others of product(rest)) yield [each, ...others]
}
