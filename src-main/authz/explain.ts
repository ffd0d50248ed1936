// Why can they, why can they not (B-04): the deciding rule and every other that would allow it too, each with the grant that
// puts the person under it and the assignments that cover the thing.
import { sql } from 'drizzle-orm'
import { actionNames } from '../../src-shared/policy/actions.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { applies } from '../../src-shared/policy/applying.ts'
import type { WayThere } from '../../src-shared/policy/condition.ts'
import { asTheirs } from '../../src-shared/policy/condition.ts'
import { conditions } from '../../src-shared/policy/conditions.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import type { Decision } from '../../src-shared/policy/decide.ts'
import type { Facts, Id, On } from '../../src-shared/policy/facts.ts'
import { isProgramRole } from '../../src-shared/policy/roles.ts'
import type { RoleKey } from '../../src-shared/policy/roles.ts'
import { rules } from '../../src-shared/policy/rules.ts'
import type { Rule } from '../../src-shared/policy/rule.ts'
import type { ReadDb } from '../db/open.ts'
import { statements } from './statements.ts'
import { bind } from './visible-rows.ts'

/** Where a right comes from. Exactly-one roles that nobody has handed over since, and Affiliate, are nobody's grant. */
export interface DecidingGrant {
  readonly role: RoleKey
  /** For a program role: in which program. */
  readonly program: Id | null
  readonly grantedAt: string | null
  readonly grantedBy: number | null
  readonly expires: string | null
}

/** An assignment that covers the thing, and how: itself, something that it stands in, or something that stands in it. */
export interface Covering {
  /** The id of the assignment. */
  readonly via: number
  readonly reach: WayThere
}

/** One rule that allows it. */
export interface Way {
  readonly rule: Rule
  /** Null where it is everybody's who is registered or holds any role. */
  readonly grant: DecidingGrant | null
  readonly reach: WayThere
  /** The nearest first; empty where the rule asks for no assignment. */
  readonly coverings: readonly Covering[]
}

export interface Explanation {
  readonly decision: Decision
  /** The grant of the deciding rule. */
  readonly grant: DecidingGrant | null
  /** Every rule that allows it, the deciding one first: with one revoked, the others remain. */
  readonly ways: readonly Way[]
}

type GrantRow = Pick<DecidingGrant, 'grantedAt' | 'grantedBy' | 'expires'>

const prepared = statements({
  role: `SELECT granted_at AS grantedAt, granted_by AS grantedBy, expires_at AS expires
    FROM role_grant WHERE person_id = ? AND module = ? AND role = ?`,
  contact: `SELECT granted_at AS grantedAt, granted_by AS grantedBy, expires_at AS expires
    FROM program_contact WHERE person_id = @person AND program_id = @program AND role = @role
    UNION ALL SELECT main_site_contact_at, main_site_contact_by, NULL
    FROM program WHERE id = @program AND main_site_contact_id = @person AND @role = 'main-site-contact'`,
  mainCorporate: `SELECT main_corporate_contact_at AS grantedAt, main_corporate_contact_by AS grantedBy, NULL AS expires
    FROM organization WHERE main_corporate_contact_id = ?`,
})

/** Decides and says why, for a person who need not be the actor. */
export function explain(db: ReadDb, facts: Facts, action: Action, on: On = {}): Explanation {
  const decision = decide(facts, action, on)
  const ways = waysOfPeople(db, [facts.person.id], facts.now)(facts, action, on)
  return { decision, grant: ways[0]?.grant ?? null, ways }
}

/** Every rule that allows one of the people it. `asked` is the question as it is put about all of them (`asTheirs`). */
export type WaysOf = (facts: Facts, action: Action, on: On, asked?: On) => readonly Way[]

/**
 * The ways of some people, who are asked about one after the other: what lets them through by a condition is read for all
 * of them at once, the first time that it is needed.
 */
export function waysOfPeople(db: ReadDb, people: readonly Id[], now: string): WaysOf {
  const coveringsFor = coveringsOfPeople(db, people, now)
  const grants = new Map<string, DecidingGrant | null>()
  const grantOf = (person: Id, rule: Rule, on: On) => {
    const key = `${person} ${rule.module}.${rule.role} ${on.program}`
    const known = grants.get(key)
    if (known !== undefined) return known
    const grant = grantBehind(db, person, rule, on)
    grants.set(key, grant)
    return grant
  }
  return (facts, action, on, asked = on) =>
    (rulesOfAction.get(action) ?? []).flatMap((rule) => {
      if (!applies(rule, facts, on)) return []
      const rows = coveringsFor(rule, asked).get(facts.person.id) ?? []
      return {
        rule,
        grant: grantOf(facts.person.id, rule, on),
        reach: rows[0]?.reach ?? 'organization',
        coverings: rows.flatMap(({ via, reach }) => (via === null ? [] : [{ via, reach }])),
      }
    })
}

const rulesOfAction: ReadonlyMap<Action, readonly Rule[]> = new Map(
  actionNames.map((action) => [action, rules.filter((rule) => rule.actions.includes(action))]),
)

interface CoveringRow {
  readonly person: Id
  readonly via: number | null
  readonly reach: WayThere
}
type Coverings = ReadonlyMap<Id, readonly CoveringRow[]>

/** How the conditions' own SQL lets these people through, by rule and question. */
function coveringsOfPeople(db: ReadDb, people: readonly Id[], now: string) {
  const nobody = 0
  const none: Coverings = new Map()
  const texts = new WeakMap<On, string>()
  const known = new Map<string, Coverings>()
  const read = (rule: Rule, on: On): Coverings => {
    const lets = conditions[rule.condition].people(asTheirs(on, nobody), now)
    if (lets === null) return none
    const among = sql`(SELECT value FROM json_each(${JSON.stringify(people)}))`
    const rows = db.all<CoveringRow>(
      sql`SELECT person_id AS person, via, reach FROM (${bind(lets)}) WHERE person_id IN ${among} ORDER BY depth, via`,
    )
    const byPerson = new Map<Id, CoveringRow[]>()
    for (const row of rows) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row])
    return byPerson
  }
  return (rule: Rule, on: On): Coverings => {
    if (rule.condition === 'everywhere') return none
    const text = texts.get(on) ?? JSON.stringify(asTheirs(on, nobody))
    texts.set(on, text)
    const key = `${rule.condition} ${text}`
    const coverings = known.get(key) ?? read(rule, on)
    known.set(key, coverings)
    return coverings
  }
}

function grantBehind(db: ReadDb, person: Id, { module, role }: Rule, on: On): DecidingGrant | null {
  if (module === 'account') return null
  const program = isProgramRole(module, role) ? (on.program ?? null) : null
  const query = prepared(db)
  const row =
    program !== null
      ? query.contact.get({ person, program, role })
      : `${module}.${role}` === 'programs.main'
        ? query.mainCorporate.get(person)
        : query.role.get(person, module, role)
  const none: GrantRow = { grantedAt: null, grantedBy: null, expires: null }
  return { role: `${module}.${role}` as RoleKey, program, ...((row as GrantRow | undefined) ?? none) }
}
