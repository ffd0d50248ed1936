// Who can do that to this (B-05): the rules read the other way round, as SQL over all people. For each rule of the action
// it joins who holds the rule's role with whom its condition lets through, so that the answer for 100,000 people is one
// statement. A property test holds it against the single decisions.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { WayThere } from '../../src-shared/policy/condition.ts'
import { conditions } from '../../src-shared/policy/conditions.ts'
import type { On } from '../../src-shared/policy/facts.ts'
import { holders, statesFor } from '../../src-shared/policy/holders.ts'
import { rules } from '../../src-shared/policy/rules.ts'
import type { Rule } from '../../src-shared/policy/rule.ts'
import type { SqlText } from '../../src-shared/policy/sql-text.ts'
import { bind } from './visible-rows.ts'

/** One question of many people; an entry or a report in it is taken for each person's own. */
export interface Question {
  readonly action: Action
  readonly on: On
}

/** Only ways by one of these roles (`module.role`), and of these kinds; empty: all. */
export interface WayFilter {
  readonly roles: readonly string[]
  readonly reach: readonly WayThere[]
}

const everyWay: WayFilter = { roles: [], reach: [] }
/** A tree of entities is never as deep as this. */
const depths = 100_000

/**
 * `SELECT person_id, rank, reach, since, until`, one row for everybody who can. The rank orders by the rule that decides
 * and then by how near the assignment is; reach and dates are those of that way.
 */
export function whoCan(questions: readonly Question[], now: string, filter: WayFilter = everyWay): SQL {
  const asked = rules
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => filter.roles.length === 0 || filter.roles.includes(`${rule.module}.${rule.role}`))
  const arms = firstOfEach(asked.flatMap(({ rule, index }) => armsOf(rule, index, questions, now)))
  if (arms.length === 0)
    return sql`SELECT NULL AS person_id, 0 AS rank, '' AS reach, NULL AS since, NULL AS until WHERE 0`
  const wanted = filter.reach.length === 0 ? sql`1` : sql`reach IN ${[...filter.reach]}`
  // SQLite takes the other columns from the row that has the minimum.
  return sql`SELECT person_id, min(rank) AS rank, reach, since, until
    FROM (${sql.join(arms, sql` UNION ALL `)}) WHERE ${wanted} GROUP BY person_id`
}

interface Arm {
  /** The role and whom the condition lets through: arms of two rules that agree in both find the same people. */
  readonly key: string
  readonly sql: SQL
}

/** Of arms that find the same people the first has the smallest ranks, and only those are asked for. */
function firstOfEach(arms: readonly Arm[]): SQL[] {
  const first = new Map<string, SQL>()
  for (const { key, sql: text } of arms) if (!first.has(key)) first.set(key, text)
  return [...first.values()]
}

function armsOf(rule: Rule, index: number, questions: readonly Question[], now: string): Arm[] {
  return questions
    .filter(({ action }) => rule.actions.includes(action))
    .map(({ on }) => {
      const text = conditions[rule.condition].people(on, now)
      return {
        key: `${rule.module}.${rule.role} ${JSON.stringify(text)}`,
        sql: armOf(rule, index, text, { on, now }),
      }
    })
}

function armOf(rule: Rule, index: number, text: SqlText | null, { on, now }: { on: On; now: string }): SQL {
  const held = bind(holders.ofRule(rule, now))
  const isActive = sql`p.id = h.person_id AND p.state IN ${[...statesFor(rule)]}`
  const first = sql.raw(String(index * depths))
  if (text === null) {
    return sql`SELECT h.person_id, ${first} AS rank, 'organization' AS reach, h.since, h.until
      FROM (${held}) AS h JOIN person p ON ${isActive}`
  }
  // A thing has few people who are assigned to it or to what it stands in, a role may have thousands: SQLite, which cannot
  // know, is told where to begin.
  const join = isAboutThing(on) ? sql`CROSS JOIN` : sql`JOIN`
  return sql`SELECT h.person_id, ${first} + l.depth AS rank, l.reach, ifnull(l.since, h.since) AS since,
    ifnull(l.until, h.until) AS until
    FROM (${bind(text)}) AS l ${join} (${held}) AS h ON h.person_id = l.person_id ${join} person p ON ${isActive}`
}

function isAboutThing({ program, entity, asset, source, report }: On): boolean {
  return [program, entity, asset, source, report].some((thing) => thing !== undefined)
}

/** The rule that a rank stands for. */
export function ruleOfRank(rank: number): Rule {
  return rules[Math.floor(rank / depths)]!
}
