// Rows of people who wait for approval.
import { sql } from 'drizzle-orm'
import type { AwaitingPerson } from '../../../src-shared/contract/approvals.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { ProgramRole } from '../../../src-shared/policy/roles.ts'
import type { ReadDb } from '../../db/open.ts'

interface Row {
  readonly id: PersonId
  readonly firstName: string
  readonly lastName: string
  readonly userName: string
  readonly email: string
  readonly registeredAt: string | null
  readonly byFirstName: string | null
  readonly byLastName: string | null
  readonly byUserName: string | null
}

/** Longest first, with who invited them and the programs that they are noted down for. */
export function listAwaiting(db: ReadDb): AwaitingPerson[] {
  const rows = db.all<Row>(sql`
    SELECT p.id, p.first_name AS firstName, p.last_name AS lastName, p.user_name AS userName, p.email,
      p.registered_at AS registeredAt, b.first_name AS byFirstName, b.last_name AS byLastName,
      b.user_name AS byUserName
    FROM person p
    LEFT JOIN invitation i ON i.id = (SELECT max(id) FROM invitation WHERE person_id = p.id AND state = 'accepted')
    LEFT JOIN person b ON b.id = i.created_by
    WHERE p.state = 'pending' ORDER BY p.registered_at, p.id`)
  return rows.map(({ byFirstName, byLastName, byUserName, ...row }) => ({
    id: row.id,
    displayName: displayName(row),
    email: row.email,
    registeredAt: row.registeredAt,
    invitedBy:
      byUserName === null
        ? null
        : displayName({ firstName: byFirstName ?? '', lastName: byLastName ?? '', userName: byUserName }),
    programs: listNotedPrograms(db, row.id),
  }))
}

function listNotedPrograms(db: ReadDb, person: PersonId): AwaitingPerson['programs'] {
  return db
    .all<{ id: ProgramId; name: string; role: ProgramRole }>(
      sql`SELECT program.id, program.name, contact.role FROM program_contact contact
        JOIN program ON program.id = contact.program_id WHERE contact.person_id = ${person}
        UNION ALL
        SELECT program.id, program.name, 'main-site-contact' FROM waiting_transfer waiting
        JOIN program ON program.id = waiting.program_id
        WHERE waiting.successor_id = ${person} AND waiting.state = 'waiting' ORDER BY 2`,
    )
    .map(({ id, name, role }) => ({ program: { id, name }, role }))
}
