// Why can they, why can they not (B-04): the deciding rule and every other that would allow it too, each with the grant that
// puts the person under it and the assignments that cover the thing.
import { sql } from 'drizzle-orm'
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
  const ways = rules
    .filter((rule) => rule.actions.includes(action) && applies(rule, facts, on))
    .map((rule) => wayOf(db, facts, rule, on))
  return { decision, grant: ways[0]?.grant ?? null, ways }
}

function wayOf(db: ReadDb, facts: Facts, rule: Rule, on: On): Way {
  const rows = coveringsOf(db, facts, rule, on)
  const coverings = rows.flatMap(({ via, reach }) => (via === null ? [] : [{ via, reach }]))
  return {
    rule,
    grant: grantBehind(db, facts.person.id, rule, on),
    reach: rows[0]?.reach ?? 'organization',
    coverings,
  }
}

/** How the condition's own SQL lets this person through. */
function coveringsOf(db: ReadDb, { person, now }: Facts, rule: Rule, on: On) {
  const lets = conditions[rule.condition].people(asTheirs(on, person.id), now)
  if (lets === null) return []
  return db.all<{ via: number | null; reach: WayThere }>(
    sql`SELECT via, reach FROM (${bind(lets)}) WHERE person_id = ${person.id} ORDER BY depth, via`,
  )
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
