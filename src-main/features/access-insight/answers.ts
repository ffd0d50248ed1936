// Explanations in the names that a person reads: who granted what when, and which assignment covers the thing.
import type { InsightWay, WhoRow } from '../../../src-shared/contract/access-insight.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { asTheirs } from '../../../src-shared/policy/condition.ts'
import type { Id } from '../../../src-shared/policy/facts.ts'
import { waysOfPeople } from '../../authz/explain.ts'
import type { Way } from '../../authz/explain.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { Question, WayFilter } from '../../authz/who-can.ts'
import type { ReadDb } from '../../db/open.ts'
import { listPeopleById } from '../../access/queries.ts'
import { personLine } from '../../access/save.ts'
import { getAssignment, nameOf } from './queries.ts'

/** As many assignments as tell the matter; a person can have thousands around one entity. */
const coveringsShown = 5

/** Tells ways; whoever granted many of them is looked up once. */
export function wayTeller(db: ReadDb): (way: Way) => InsightWay {
  const names = new Map<Id | null, string | null>()
  const granter = (id: Id | null): string | null => {
    const name = names.get(id) ?? nameOf(db, id)
    names.set(id, name)
    return name
  }
  return ({ rule, grant, reach, coverings }) => ({
    rules: [{ id: rule.id, condition: rule.condition, requirements: [...rule.requirements] }],
    role: rule.module === 'account' ? null : `${rule.module}.${rule.role}`,
    reach,
    since: grant?.grantedAt ?? null,
    by: granter(grant?.grantedBy ?? null),
    until: grant?.expires ?? null,
    coverings: coverings.slice(0, coveringsShown).map(({ via, reach: near }) => {
      const { by, ...assignment } = getAssignment(db, via)
      return { ...assignment, reach: near, by: granter(by) }
    }),
  })
}

/** Rows of who can: of each person the ways that match, those by one role and reach together. */
export function whoRows(
  db: ReadDb,
  ids: readonly PersonId[],
  questions: readonly Question[],
  { now, filter }: { readonly now: string; readonly filter: WayFilter },
): WhoRow[] {
  const people = listPeopleById(db, ids)
  const waysOf = waysOfPeople(db, ids, now)
  const tellWay = wayTeller(db)
  return ids.map((id) => {
    const facts = loadFacts(db, id, now)
    const told = questions.map(({ action, on }) => ({
      action,
      ways: waysOf(facts, action, asTheirs(on, id), on).filter((way) => matches(way, filter)),
    }))
    return {
      person: personLine(people.get(id)!),
      actions: told.flatMap(({ action, ways }) => (ways.length === 0 ? [] : [action])),
      ways: grouped(told.flatMap(({ ways }) => ways)).map(({ way, rules }) => ({ ...tellWay(way), rules })),
    }
  })
}

interface Group {
  readonly way: Way
  readonly rules: InsightWay['rules']
}

function grouped(ways: readonly Way[]): Group[] {
  const groups = new Map<string, Group>()
  for (const way of ways) {
    const { rule, reach } = way
    const line = { id: rule.id, condition: rule.condition, requirements: [...rule.requirements] }
    const key = `${rule.module}.${rule.role} ${reach}`
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { way, rules: [line] })
    else if (!known.rules.some((each) => each.id === rule.id)) known.rules.push(line)
  }
  return [...groups.values()]
}

function matches({ rule, reach }: Way, { roles, reach: reaches }: WayFilter): boolean {
  return (
    (roles.length === 0 || roles.includes(`${rule.module}.${rule.role}`)) &&
    (reaches.length === 0 || reaches.includes(reach))
  )
}
