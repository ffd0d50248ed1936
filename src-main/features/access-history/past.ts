// What people held at a past moment beside what they hold now (B-13), named as things were then.
import type { HeldFamily, Holding, PastRow } from '../../../src-shared/contract/access-history.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { folded } from '../../../src-shared/domain/person-name.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import type { Facts, Held, Id } from '../../../src-shared/policy/facts.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import { goOnTo, lastSeqAt } from '../../audit/past-queries.ts'
import type { Rebuilt } from '../../audit/past-queries.ts'
import { nothingYet, pastFacts } from '../../audit/replay.ts'
import type { PastOrganization } from '../../audit/replay.ts'
import type { ReadDb } from '../../db/open.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Watch } from '../../ipc/implement.ts'

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

export interface ThenAndNow {
  readonly past: PastOrganization
  readonly present: PastOrganization
}

interface Kept {
  readonly past: Rebuilt
  readonly present: Rebuilt
  readonly both: ThenAndNow
}

/** What was rebuilt last: a table asks page by page for the same moment and the present. */
const kept = new WeakMap<object, Kept>()

/**
 * The organization after the event of that number, and as it is. What is rebuilt already is gone on with: the present with
 * what has happened since, an earlier moment with what came until a later one.
 * @throws Refusal `cancelled`
 */
export function thenAndNow(db: RawDb, seq: number, watch: Watch): ThenAndNow {
  const known = kept.get(db.raw)
  const newest = db.raw.prepare('SELECT ifnull(max(seq), 0) FROM audit_event').pluck().get() as number
  if (known?.past.seq === seq && known.present.seq === newest) return known.both
  // Gone on with in place: half way there, neither is of any use.
  kept.delete(db.raw)
  const pastFrom = known !== undefined && known.past.seq <= seq ? known.past : nothingRebuilt()
  const total = seq - pastFrom.seq + newest - (known?.present.seq ?? seq)
  const lookAfter = (before: number) => (events: number) => {
    watch.progress(before + events, total)
    if (watch.isCancelled()) throw new Refusal('cancelled', 'cancelled')
  }
  const past = goOnTo(db, pastFrom, seq, lookAfter(0))
  const presentFrom = known?.present ?? { seq, organization: structuredClone(past.organization) }
  const present = goOnTo(db, presentFrom, newest, lookAfter(seq - pastFrom.seq))
  const both = { past: past.organization, present: present.organization }
  kept.set(db.raw, { past, present, both })
  return both
}

function nothingRebuilt(): Rebuilt {
  return { seq: 0, organization: nothingYet() }
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

interface Pair {
  readonly person: PersonId
  readonly name: string
  readonly was: Facts | null
  readonly today: Facts | null
  readonly differs: boolean
}

const byName = new Intl.Collator()

interface Compared {
  readonly moment: string
  readonly now: string
  readonly pairs: readonly Pair[]
}

/** Of what was rebuilt last: everybody is compared once, not for each page. */
const compared = new WeakMap<ThenAndNow, Compared>()

/** Everybody known then or now, by name. */
export function comparePeople(both: ThenAndNow, when: { moment: string; now: string }): readonly Pair[] {
  const known = compared.get(both)
  if (known?.moment === when.moment && !hasEnded(known, when.now)) return known.pairs
  const pairs = pairsOf(both, when)
  compared.set(both, { ...when, pairs })
  return pairs
}

/** Whether time alone has changed what somebody holds since they were compared, or the clock was set back. */
function hasEnded({ pairs, now: since }: Compared, now: string): boolean {
  const ends = (held: Held<string> | null) =>
    held?.expires != null && held.expires > since && held.expires <= now
  return (
    now < since ||
    (now > since &&
      pairs.some(
        ({ today }) =>
          today !== null &&
          (ends(today.group) ||
            ends(today.corporate) ||
            ends(today.data) ||
            [...today.programs.values()].some(ends)),
      ))
  )
}

function pairsOf({ past, present }: ThenAndNow, { moment, now }: { moment: string; now: string }): Pair[] {
  const pairs = [...present.people.values()].map(({ id, name }) => {
    const [then, today] = [pastFacts(past, id, moment), pastFacts(present, id, now)]
    const shown = past.people.get(id)?.name ?? name
    return { person: id as PersonId, name: shown, was: then, today, differs: differs(then, today) }
  })
  return pairs.toSorted((a, b) => byName.compare(a.name, b.name))
}

/** Rows in words: for those that are shown, not for everybody. */
export function pastRows(pairs: readonly Pair[], { past, present }: ThenAndNow): PastRow[] {
  const [pastNamed, presentNamed] = [pastNames(past), pastNames(present)]
  return pairs.map(({ was, today, ...row }) => ({
    ...row,
    past: was && holdingOf(was, pastNamed),
    present: today && holdingOf(today, presentNamed),
  }))
}

export function matches({ search, filters }: Wanted): (pair: Pair) => boolean {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  return ({ name, was, today, differs: isOther }) =>
    (filters.differs.length === 0 || isOther) &&
    (filters.held.length === 0 ||
      filters.held.some((family) => holds(was, family) || holds(today, family))) &&
    words.every((word) => folded(name).includes(word))
}

function holds(facts: Facts | null, family: HeldFamily): boolean {
  if (facts === null) return false
  const { group, corporate, data, programs, assignments } = facts
  switch (family) {
    case 'lead-user':
      return group?.role === 'lead-user'
    case 'group':
      return group !== null
    case 'corporate':
      return corporate !== null
    case 'program':
      return programs.size > 0
    case 'data':
      return data !== null
    case 'assigned':
      return assignments.entities.size + assignments.assets.size + assignments.sources.size > 0
  }
}
