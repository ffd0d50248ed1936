// Rows of programs that the actor may see.
import { and, count, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ProgramRow } from '../../../src-shared/contract/programs.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { roleInProgram } from '../../../src-shared/policy/facts.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { visibleRows } from '../../authz/visible-rows.ts'
import { containsWords, ordered } from '../../db/lists.ts'
import type { Page, Sort, Window } from '../../db/lists.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { personTable } from '../../db/tables/people.ts'
import { programTable } from '../../db/tables/programs.ts'

export type Program = typeof programTable.$inferSelect

export interface ProgramsQuery extends Window {
  readonly search: string
  readonly sort: Sort<'name' | 'mainSiteContact' | 'contacts' | 'createdAt'> | null
}

// The Main Site Contact is a column of the program and no row among its contacts.
const contacts = sql<number>`(SELECT count(*) + 1 FROM program_contact c WHERE c.program_id = ${programTable.id})`
const ofProgram = eq(personTable.id, programTable.mainSiteContactId)

const sorts = {
  name: programTable.name,
  mainSiteContact: personTable.sortName,
  contacts,
  createdAt: programTable.createdAt,
}
const searched = [programTable.name, personTable.firstName, personTable.lastName, personTable.userName]
const columns = { program: programTable.id }

export function listPrograms(db: ReadDb, actor: Facts, query: ProgramsQuery): Page<ProgramRow> {
  const { search, sort, offset, limit } = query
  const visible = visibleRows(actor, 'programs.view', columns)
  const matching = and(visible, containsWords(search, searched))
  const rows = selectPrograms(db, actor)
    .where(matching)
    .orderBy(...ordered(sort, sorts, [programTable.name]))
    .limit(limit)
    .offset(offset)
    .all()
  return {
    rows: rows.map((row) => rowOf(row, actor)),
    total: countPrograms(db, matching),
    all: countPrograms(db, visible),
  }
}

export function getProgramRow(db: ReadDb, actor: Facts, id: ProgramId): ProgramRow | undefined {
  const row = selectPrograms(db, actor).where(eq(programTable.id, id)).get()
  return row && rowOf(row, actor)
}

function selectPrograms(db: ReadDb, actor: Facts) {
  const editInfo = visibleRows(actor, 'programs.edit-info', columns)
  return db
    .select({
      program: programTable,
      person: personTable,
      contacts,
      editInfo: sql`${editInfo} IS TRUE`.mapWith(Boolean),
    })
    .from(programTable)
    .innerJoin(personTable, ofProgram)
    .$dynamic()
}

type SelectedProgram = NonNullable<ReturnType<ReturnType<typeof selectPrograms>['get']>>

function rowOf({ program, person, contacts: people, editInfo }: SelectedProgram, actor: Facts): ProgramRow {
  return {
    ...program,
    mainSiteContact: { id: person.id, displayName: displayName(person) },
    contacts: people,
    ownRole: roleInProgram(actor, program.id),
    may: { editInfo },
  }
}

function countPrograms(db: ReadDb, where: SQL | undefined): number {
  const row = db
    .select({ n: count() })
    .from(programTable)
    .innerJoin(personTable, ofProgram)
    .where(where)
    .get()
  return row?.n ?? 0
}

export function getProgram(db: ReadDb, id: ProgramId): Program | undefined {
  return db.select().from(programTable).where(eq(programTable.id, id)).get()
}

/** Names are unique in the organization, without regard to case. */
export function getProgramByName(db: ReadDb, name: string): Program | undefined {
  return db.select().from(programTable).where(eq(programTable.name, name)).get()
}

export function insertProgram(
  db: WriteDb,
  program: { name: string; mainSiteContactId: PersonId; createdAt: string },
): ProgramId {
  return db.insert(programTable).values(program).returning({ id: programTable.id }).get().id
}

export function updateProgramName(db: WriteDb, id: ProgramId, name: string): void {
  db.update(programTable).set({ name }).where(eq(programTable.id, id)).run()
}
