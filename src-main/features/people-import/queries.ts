// Rows that a file of people is held against.
import { inArray } from 'drizzle-orm'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import type { ReadDb } from '../../db/open.ts'
import { personTable } from '../../db/tables/people.ts'
import { programTable } from '../../db/tables/programs.ts'
import type { Person } from '../../directory/queries.ts'

/** People by e-mail address in lower case, removed ones too. */
export function peopleByEmail(db: ReadDb, emails: readonly string[]): Map<string, Person> {
  const rows = db
    .select()
    .from(personTable)
    .where(inArray(personTable.email, [...emails]))
    .all()
  return new Map(rows.map((row) => [row.email.toLowerCase(), row]))
}

/** Whose user name is one of these, by user name in lower case. */
export function userNames(db: ReadDb, names: readonly string[]): Map<string, PersonId> {
  const rows = db
    .select({ id: personTable.id, userName: personTable.userName })
    .from(personTable)
    .where(inArray(personTable.userName, [...names]))
    .all()
  return new Map(rows.map(({ id, userName }) => [userName.toLowerCase(), id]))
}

export function programsByName(db: ReadDb): Map<string, ProgramId> {
  const rows = db.select({ id: programTable.id, name: programTable.name }).from(programTable).all()
  return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]))
}
