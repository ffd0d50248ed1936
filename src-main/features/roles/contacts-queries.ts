// The contacts of one program, and who reaches it by their corporate role.
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import type { ProgramRole } from '../../../src-shared/policy/roles.ts'
import type { ReadDb } from '../../db/open.ts'
import { organizationTable } from '../../db/tables/organization.ts'
import { personTable } from '../../db/tables/people.ts'
import { programContactTable, roleGrantTable } from '../../db/tables/roles.ts'
import { getPerson } from '../../directory/queries.ts'
import type { Person } from '../../directory/queries.ts'
import { granterName } from './held-queries.ts'
import { getProgram } from '../../access/queries.ts'

const granter = alias(personTable, 'granter')

export interface ContactRow {
  readonly person: Person
  readonly role: ProgramRole
  readonly at: string
  readonly by: string | null
  readonly expiresAt: string | null
}

/** The Main Site Contact first, then the others by name. Removed people hold nothing. */
export function listContacts(db: ReadDb, programId: ProgramId): ContactRow[] {
  const program = getProgram(db, programId)
  if (program === undefined) return []
  const others = db
    .select({ person: personTable, contact: programContactTable, by: granter })
    .from(programContactTable)
    .innerJoin(personTable, eq(personTable.id, programContactTable.personId))
    .leftJoin(granter, eq(granter.id, programContactTable.grantedBy))
    .where(and(eq(programContactTable.programId, programId), ne(personTable.state, 'removed')))
    .orderBy(asc(personTable.sortName), asc(personTable.id))
    .all()
    .map(({ person, contact, by }) => ({
      person,
      role: contact.role,
      at: contact.grantedAt,
      by: granterName(by),
      expiresAt: contact.expiresAt,
    }))
  const main = getPerson(db, program.mainSiteContactId)
  const by = program.mainSiteContactBy === null ? undefined : getPerson(db, program.mainSiteContactBy)
  if (main === undefined) return others
  const mainRow = {
    person: main,
    role: 'main-site-contact' as const,
    at: program.mainSiteContactAt ?? program.createdAt,
    by: granterName(by ?? null),
    expiresAt: null,
  }
  return [mainRow, ...others]
}

/** Who reaches every program by their corporate role (S2-02): the Main Corporate Contact first. */
export function listCorporateContacts(
  db: ReadDb,
  now: string,
): { person: Person; role: 'main' | 'secondary' }[] {
  const main = db
    .select({ person: personTable })
    .from(organizationTable)
    .innerJoin(personTable, eq(personTable.id, organizationTable.mainCorporateContactId))
    .all()
  const secondary = db
    .select({ person: personTable })
    .from(roleGrantTable)
    .innerJoin(personTable, eq(personTable.id, roleGrantTable.personId))
    .where(
      and(
        eq(roleGrantTable.module, 'programs'),
        ne(personTable.state, 'removed'),
        sql`(${roleGrantTable.expiresAt} IS NULL OR ${roleGrantTable.expiresAt} > ${now})`,
      ),
    )
    .orderBy(asc(personTable.sortName), asc(personTable.id))
    .all()
  return [
    ...main.map(({ person }) => ({ person, role: 'main' as const })),
    ...secondary.map(({ person }) => ({ person, role: 'secondary' as const })),
  ]
}
