// Why can they, why can they not (B-04): the deciding rule together with the grant that puts the person under it.
import type { Action } from '../../src-shared/policy/actions.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import type { Decision } from '../../src-shared/policy/decide.ts'
import type { Facts, Id, On } from '../../src-shared/policy/facts.ts'
import { isProgramRole } from '../../src-shared/policy/roles.ts'
import type { RoleKey } from '../../src-shared/policy/roles.ts'
import { rules } from '../../src-shared/policy/rules.ts'
import type { Rule } from '../../src-shared/policy/rule.ts'
import type { ReadDb } from '../db/open.ts'
import { statements } from './statements.ts'

/** Where a right comes from. Exactly-one roles and Affiliate have nobody's grant behind them. */
export interface DecidingGrant {
  readonly role: RoleKey
  /** For a program role: in which program. */
  readonly program: Id | null
  readonly grantedAt: string | null
  readonly grantedBy: number | null
  readonly expires: string | null
}

export interface Explanation {
  readonly decision: Decision
  /** Null where it is refused, or allowed to everybody who is registered or holds any role. */
  readonly grant: DecidingGrant | null
}

type GrantRow = Pick<DecidingGrant, 'grantedAt' | 'grantedBy' | 'expires'>

const prepared = statements({
  role: `SELECT granted_at AS grantedAt, granted_by AS grantedBy, expires_at AS expires
    FROM role_grant WHERE person_id = ? AND module = ? AND role = ?`,
  contact: `SELECT granted_at AS grantedAt, granted_by AS grantedBy, expires_at AS expires
    FROM program_contact WHERE person_id = ? AND program_id = ? AND role = ?`,
})

/** Decides and says why, for a person who need not be the actor. */
export function explain(db: ReadDb, facts: Facts, action: Action, on?: On): Explanation {
  const decision = decide(facts, action, on)
  const rule = rules.find(({ id }) => id === decision.rule)
  return { decision, grant: rule === undefined ? null : grantBehind(db, facts.person.id, rule, on) }
}

function grantBehind(db: ReadDb, person: Id, rule: Rule, on?: On): DecidingGrant | null {
  if (rule.module === 'account') return null
  const isContact = isProgramRole(rule.module, rule.role)
  const program = isContact ? (on?.program ?? null) : null
  const { role, contact } = prepared(db)
  const row = isContact ? contact.get(person, program, rule.role) : role.get(person, rule.module, rule.role)
  const none: GrantRow = { grantedAt: null, grantedBy: null, expires: null }
  return {
    role: `${rule.module}.${rule.role}` as RoleKey,
    program,
    ...((row as GrantRow | undefined) ?? none),
  }
}
