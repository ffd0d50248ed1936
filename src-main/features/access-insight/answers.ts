// Explanations in the names that a person reads: who granted what when, and which assignment covers the thing.
import type { InsightWay, WhoRow } from '../../../src-shared/contract/access-insight.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { asTheirs } from '../../../src-shared/policy/condition.ts'
import { explain } from '../../authz/explain.ts'
import type { Way } from '../../authz/explain.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { Question, WayFilter } from '../../authz/who-can.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'
import { personLine } from '../../access/save.ts'
import { getAssignment, nameOf } from './queries.ts'

/** As many assignments as tell the matter; a person can have thousands around one entity. */
const coveringsShown = 5

export function tellWay(db: ReadDb, { rule, grant, reach, coverings }: Way): InsightWay {
  return {
    rules: [{ id: rule.id, condition: rule.condition, requirements: [...rule.requirements] }],
    role: rule.module === 'account' ? null : `${rule.module}.${rule.role}`,
    reach,
    since: grant?.grantedAt ?? null,
    by: nameOf(db, grant?.grantedBy ?? null),
    until: grant?.expires ?? null,
    coverings: coverings.slice(0, coveringsShown).map(({ via, reach: near }) => {
      const { by, ...assignment } = getAssignment(db, via)
      return { ...assignment, reach: near, by: nameOf(db, by) }
    }),
  }
}

/** One row of who can: the ways of one person that match, those by one role and reach together. */
export function whoRow(
  db: ReadDb,
  id: PersonId,
  questions: readonly Question[],
  { now, filter }: { readonly now: string; readonly filter: WayFilter },
): WhoRow {
  const facts = loadFacts(db, id, now)
  const told = questions.map(({ action, on }) => ({
    action,
    ways: explain(db, facts, action, asTheirs(on, id)).ways.filter((way) => matches(way, filter)),
  }))
  const grouped = new Map<string, { way: Way; rules: InsightWay['rules'] }>()
  for (const way of told.flatMap(({ ways }) => ways)) {
    const { rule, reach } = way
    const line = { id: rule.id, condition: rule.condition, requirements: [...rule.requirements] }
    const key = `${rule.module}.${rule.role} ${reach}`
    const known = grouped.get(key)
    if (known === undefined) grouped.set(key, { way, rules: [line] })
    else if (!known.rules.some((each) => each.id === rule.id)) known.rules.push(line)
  }
  return {
    person: personLine(getPerson(db, id)!),
    actions: told.flatMap(({ action, ways }) => (ways.length === 0 ? [] : [action])),
    ways: [...grouped.values()].map(({ way, rules }) => ({ ...tellWay(db, way), rules })),
  }
}

function matches({ rule, reach }: Way, { roles, reach: reaches }: WayFilter): boolean {
  return (
    (roles.length === 0 || roles.includes(`${rule.module}.${rule.role}`)) &&
    (reaches.length === 0 || reaches.includes(reach))
  )
}
