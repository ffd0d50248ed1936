// Who holds a role at the moment, as SQL: `holds` the other way round, for the question who can (B-05). States are told
// beside it, because only an account's own rules are for others than active people.
import type { PersonState } from './facts.ts'
import { isProgramRole } from './roles.ts'
import type { Rule } from './rule.ts'
import { sql } from './sql-text.ts'
import type { SqlText } from './sql-text.ts'

/** The states of a person in which a rule can apply to them at all. */
export function statesFor({ role }: Pick<Rule, 'role'>): readonly PersonState[] {
  return role === 'registered' ? ['active', 'pending'] : ['active']
}

const mainCorporate = sql`SELECT main_corporate_contact_id FROM organization`

function standing(now: string): SqlText {
  return sql`(expires_at IS NULL OR expires_at > ${{ value: now }})`
}

function granted(module: string, now: string): SqlText {
  return sql`SELECT person_id FROM role_grant WHERE module = ${{ value: module }} AND ${standing(now)}`
}

/** A right in Submittals or Programs, being an Affiliate not counted. */
function outsideEmissions(now: string): SqlText {
  return sql`${granted('submittals', now)} UNION ALL ${granted('programs', now)} UNION ALL ${mainCorporate}
    UNION ALL SELECT person_id FROM program_contact WHERE ${standing(now)}
    UNION ALL SELECT main_site_contact_id FROM program`
}

/** `SELECT person_id, since, until` of whoever holds the role of a rule, whatever the state they are in. */
function ofRule({ module, role }: Pick<Rule, 'module' | 'role'>, now: string): SqlText {
  if (role === 'registered') return everybodyBut(sql`SELECT NULL WHERE 0`)
  if (role === 'role-holder') {
    return sql`SELECT DISTINCT person_id, NULL AS since, NULL AS until
      FROM (${outsideEmissions(now)} UNION ALL ${granted('emissions', now)})`
  }
  if (module !== 'programs' || role === 'secondary') {
    return sql`SELECT person_id, granted_at AS since, expires_at AS until FROM role_grant
      WHERE module = ${{ value: module }} AND role = ${{ value: role }} AND ${standing(now)}`
  }
  if (role === 'affiliate') return everybodyBut(sql`${granted('programs', now)} UNION ALL ${mainCorporate}`)
  if (role === 'main') {
    return sql`SELECT main_corporate_contact_id AS person_id, ifnull(main_corporate_contact_at, created_at) AS since,
      NULL AS until FROM organization`
  }
  if (role === 'main-site-contact') {
    return sql`SELECT main_site_contact_id AS person_id, ifnull(main_site_contact_at, created_at) AS since,
      NULL AS until FROM program`
  }
  if (!isProgramRole(module, role)) throw new RangeError(`no holders of ${module}.${role}`)
  return sql`SELECT person_id, granted_at AS since, expires_at AS until FROM program_contact
    WHERE role = ${{ value: role }} AND ${standing(now)}`
}

function everybodyBut(some: SqlText): SqlText {
  return sql`SELECT id AS person_id, NULL AS since, NULL AS until FROM person WHERE id NOT IN (${some})`
}

export const holders = { ofRule, outsideEmissions }
