// What a staged change makes of the facts that the policy decides by. Preview and save both use this one function and no
// other: the preview shows the facts before and after, the save writes their difference to the store. So they cannot
// disagree, and a preview needs no transaction to roll back on a connection that can write.
import { beginningOf } from '../../src-shared/domain/end-date.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import type { Assigned, StagedChange } from '../../src-shared/contract/staged-change.ts'
import { isExpired } from '../../src-shared/policy/facts.ts'
import type { Assignments, Facts, Held } from '../../src-shared/policy/facts.ts'
import type { ProgramRole } from '../../src-shared/policy/roles.ts'

/** The facts of everybody whom the changes touch, predecessors included. */
export type Holdings = ReadonlyMap<PersonId, Facts>

/** What assigned assets and sources stand directly in: to be looked up, as facts hold no tree. */
export type AroundOf = (assigned: Assigned) => Assignments['around']

/** The holdings after one change. It must name people who are in them. */
export function apply(holdings: Holdings, change: StagedChange, aroundOf: AroundOf): Holdings {
  switch (change.action) {
    case 'roles.set-group':
      return edit(holdings, change.person, ({ group, now }) => ({ group: regrant(group, change, now) }))
    case 'roles.set-data-role':
      return edit(holdings, change.person, ({ data, now }) => ({ data: regrant(data, change, now) }))
    case 'roles.set-corporate': {
      const next = change.next === 'affiliate' ? 'none' : change.next
      return edit(holdings, change.person, ({ corporate, now }) => ({
        corporate: regrant(corporate, { ...change, next }, now),
      }))
    }
    case 'roles.set-assignments':
      return edit(holdings, change.person, () => ({ assignments: assign(change.next, aroundOf) }))
    case 'programs.set-contact':
      return editProgram(holdings, change.person, change.program, (held, now) => regrant(held, change, now))
    case 'roles.transfer-main-corporate': {
      const stepped = edit(holdings, change.present, () => ({ corporate: endless('secondary') }))
      return edit(stepped, change.person, () => ({ corporate: endless('main') }))
    }
    case 'programs.transfer-main-site': {
      const stepped = editProgram(holdings, change.present, change.program, () => endless('contributor'))
      return editProgram(stepped, change.person, change.program, () => endless('main-site-contact'))
    }
  }
}

function edit(holdings: Holdings, person: PersonId, work: (facts: Facts) => Partial<Facts>): Holdings {
  const facts = holdings.get(person)!
  return new Map(holdings).set(person, { ...facts, ...work(facts) })
}

function editProgram(
  holdings: Holdings,
  person: PersonId,
  program: ProgramId,
  work: (held: Held<ProgramRole> | null, now: string) => Held<ProgramRole> | null,
): Holdings {
  return edit(holdings, person, ({ programs, now }) => {
    const changed = new Map(programs)
    const held = work(programs.get(program) ?? null, now)
    if (held === null) changed.delete(program)
    else changed.set(program, held)
    return { programs: changed }
  })
}

interface Granting<Role extends string> {
  readonly next: Role | 'none'
  readonly until?: string | null | undefined
}

/**
 * Another role until the day that was chosen; where none was, for as long as the present one was to last: changing a role
 * is no way to extend it (B-10).
 */
function regrant<Role extends string>(
  held: Held<Role> | null,
  { next, until }: Granting<Role>,
  now: string,
): Held<Role> | null {
  if (next === 'none') return null
  if (until !== undefined) return { role: next, expires: until === null ? null : beginningOf(until) }
  return { role: next, expires: held === null || isExpired(held.expires, now) ? null : held.expires }
}

function endless<Role extends string>(role: Role): Held<Role> {
  return { role, expires: null }
}

function assign(next: Assigned, aroundOf: AroundOf): Assignments {
  return {
    entities: new Set(next.entities),
    assets: new Set(next.assets),
    sources: new Set(next.sources),
    around: aroundOf(next),
  }
}
