// Roles that end soon or have ended lately, found by the index of end dates, and who could extend them.
import { sql } from 'drizzle-orm'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import type { RoleKey } from '../../src-shared/policy/roles.ts'
import type { ReadDb } from '../db/open.ts'

export interface EndingRole {
  readonly person: PersonId
  readonly role: RoleKey
  readonly program: ProgramId | null
  readonly programName: string | null
  /** When it ends, as it is stored. */
  readonly date: string
}

/** Roles of active people whose end lies after `from` and not after `to`. */
export function listEndingRoles(db: ReadDb, { from, to }: { from: string; to: string }): EndingRole[] {
  return db.all<EndingRole>(sql`
    SELECT g.person_id AS person, g.module || '.' || g.role AS role, NULL AS program, NULL AS programName,
      g.expires_at AS date
    FROM role_grant g INDEXED BY role_grant_by_end CROSS JOIN person p ON p.id = g.person_id
    WHERE g.expires_at > ${from} AND g.expires_at <= ${to} AND p.state = 'active'
    UNION ALL
    SELECT c.person_id, 'programs.' || c.role, c.program_id, program.name, c.expires_at
    FROM program_contact c INDEXED BY program_contact_by_end CROSS JOIN person p ON p.id = c.person_id
    CROSS JOIN program ON program.id = c.program_id
    WHERE c.expires_at > ${from} AND c.expires_at <= ${to} AND p.state = 'active'
    ORDER BY 5, 1`)
}

/** Everybody whose role could let them extend one of this module; the policy has the last word. */
export function listPossibleExtenders(
  db: ReadDb,
  { role, program }: Pick<EndingRole, 'role' | 'program'>,
): PersonId[] {
  const among = (module: string, of: string) =>
    sql`SELECT person_id AS id FROM role_grant WHERE module = ${module} AND role = ${of}`
  const main = sql`SELECT main_corporate_contact_id AS id FROM organization`
  const candidates = role.startsWith('submittals.')
    ? among('submittals', 'lead-user')
    : role.startsWith('emissions.')
      ? among('emissions', 'administrative')
      : sql`${among('programs', 'secondary')} UNION ${main}
          UNION SELECT main_site_contact_id AS id FROM program WHERE id = ${program}`
  return db.values<[PersonId]>(sql`SELECT id FROM (${candidates}) ORDER BY id`).map(([id]) => id)
}
