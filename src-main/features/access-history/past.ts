// What people held at a past moment beside what they hold now (B-13), named as things were then.
import type { HeldFamily, Holding, PastRow } from '../../../src-shared/contract/access-history.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { folded } from '../../../src-shared/domain/person-name.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import type { Facts, Held, Id } from '../../../src-shared/policy/facts.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import { lastSeqAt, organizationAfter } from '../../audit/past-queries.ts'
import { pastFacts } from '../../audit/replay.ts'
import type { PastOrganization } from '../../audit/replay.ts'
import type { ReadDb } from '../../db/open.ts'

type RawDb = Pick<ReadDb, 'raw'>

export interface Moment {
  readonly at: string
  readonly seq: number
}

/** The moment that the reader's clock names. */
export function momentOf(db: RawDb, wall: string, timeZone: string): Moment {
  const at = instantOfWallTime(wall, timeZone)
  return { at, seq: lastSeqAt(db, at) }
}

/** The last two that were rebuilt: a table asks page by page for the same moment and the present. */
const rebuilt = new WeakMap<object, Map<number, PastOrganization>>()

export function organizationAt(db: RawDb, seq: number): PastOrganization {
  const known = rebuilt.get(db.raw) ?? new Map<number, PastOrganization>()
  rebuilt.set(db.raw, known)
  const past = known.get(seq) ?? organizationAfter(db, seq)
  known.delete(seq)
  known.set(seq, past)
  const [oldest] = known.keys()
  if (known.size > 2 && oldest !== undefined) known.delete(oldest)
  return past
}

/** Names of programs and places at one moment. */
export interface Names {
  readonly program: (id: Id) => string
  readonly place: (kind: 'entity' | 'asset' | 'source', id: Id) => string
}

export function pastNames({ programs, inventory }: PastOrganization): Names {
  return {
    program: (id) => programs.get(Number(id))?.name ?? `#${id}`,
    place: (kind, id) => inventory[kind].get(Number(id))?.name ?? `#${id}`,
  }
}

export function holdingOf(facts: Facts, names: Names): Holding {
  const { now, assignments } = facts
  const told = <Role extends string>(held: Held<Role> | null) =>
    held === null ? null : { ...held, isExpired: isExpired(held.expires, now) }
  const places = (kind: 'entity' | 'asset' | 'source', ids: ReadonlySet<Id>) =>
    [...ids].map((id) => names.place(kind, id))
  const inOrder = (texts: readonly string[]) => texts.toSorted((a, b) => a.localeCompare(b))
  return {
    state: facts.person.state,
    group: told(facts.group),
    corporate: told(facts.corporate),
    data: told(facts.data),
    programs: [...facts.programs]
      .map(([id, { role, expires }]) => ({
        program: names.program(id),
        role,
        isExpired: isExpired(expires, now),
      }))
      .toSorted((a, b) => a.program.localeCompare(b.program)),
    assigned: inOrder([
      ...places('entity', assignments.entities),
      ...places('asset', assignments.assets),
      ...places('source', assignments.sources),
    ]),
  }
}

/** Whether they hold something else, or may use it otherwise. Names that changed meanwhile make no difference. */
export function differs(then: Facts | null, now: Facts | null): boolean {
  return keyOf(then) !== keyOf(now)
}

function keyOf(facts: Facts | null): string {
  if (facts === null) return ''
  const { person, group, corporate, data, programs, assignments, now } = facts
  const held = (each: Held<string> | null) => each && [each.role, each.expires, isExpired(each.expires, now)]
  const ids = (set: ReadonlySet<Id>) => [...set].map(Number).toSorted((a, b) => a - b)
  const contacts = [...programs].map(([id, each]) => [Number(id), held(each)] as const)
  return JSON.stringify([
    person.state,
    held(group),
    held(corporate),
    held(data),
    contacts.toSorted(([a], [b]) => a - b),
    [assignments.entities, assignments.assets, assignments.sources].map(ids),
  ])
}

interface Wanted {
  readonly search: string
  readonly filters: { readonly differs: readonly string[]; readonly held: readonly HeldFamily[] }
}

/** Everybody known then or now who matches, by name. */
export function comparePeople(
  past: PastOrganization,
  present: PastOrganization,
  { moment, now }: { moment: string; now: string },
): PastRow[] {
  const [pastNamed, presentNamed] = [pastNames(past), pastNames(present)]
  const rows = [...present.people.values()].map(({ id, name }) => {
    const [then, today] = [pastFacts(past, id, moment), pastFacts(present, id, now)]
    return {
      person: id as PersonId,
      name: past.people.get(id)?.name ?? name,
      past: then && holdingOf(then, pastNamed),
      present: today && holdingOf(today, presentNamed),
      differs: differs(then, today),
    }
  })
  return rows.toSorted((a, b) => a.name.localeCompare(b.name))
}

export function matches({ search, filters }: Wanted): (row: PastRow) => boolean {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  return ({ name, past, present, differs: isOther }) =>
    words.every((word) => folded(name).includes(word)) &&
    (filters.differs.length === 0 || isOther) &&
    (filters.held.length === 0 ||
      filters.held.some((family) => holds(past, family) || holds(present, family)))
}

function holds(holding: Holding | null, family: HeldFamily): boolean {
  if (holding === null) return false
  const { group, corporate, data, programs, assigned } = holding
  switch (family) {
    case 'lead-user':
      return group?.role === 'lead-user'
    case 'group':
      return group !== null
    case 'corporate':
      return corporate !== null
    case 'program':
      return programs.length > 0
    case 'data':
      return data !== null
    case 'assigned':
      return assigned.length > 0
  }
}
