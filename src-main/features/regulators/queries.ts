// Rows of regulators, with how many facilities answer to each.
import { count, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { RegulatorRow } from '../../../src-shared/contract/regulators.ts'
import type { RegulatorId } from '../../../src-shared/domain/ids.ts'
import { containsWords, ordered } from '../../db/lists.ts'
import type { Page, Sort, Window } from '../../db/lists.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { facilityTable, regulatorTable } from '../../db/tables/organization.ts'

export type Regulator = typeof regulatorTable.$inferSelect
export type RegulatorValues = Omit<Regulator, 'id'>

export interface RegulatorsQuery extends Window {
  readonly search: string
  readonly sort: Sort<'name' | 'kind' | 'email' | 'facilities'> | null
}

const columns = {
  id: regulatorTable.id,
  name: regulatorTable.name,
  kind: regulatorTable.kind,
  email: regulatorTable.email,
  // Spelled out: in a query of one table drizzle leaves its name off, and the inner table has columns of the same names.
  facilities: sql<number>`(SELECT count(*) FROM facility WHERE facility.regulator_id = regulator.id)`,
}

export function listRegulators(
  db: ReadDb,
  { search, sort, offset, limit }: RegulatorsQuery,
): Page<RegulatorRow> {
  const matching = containsWords(search, [columns.name, columns.email])
  const rows = db
    .select(columns)
    .from(regulatorTable)
    .where(matching)
    .orderBy(...ordered(sort, columns, [columns.name]))
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: countRegulators(db, matching), all: countRegulators(db) }
}

export function getRegulatorRow(db: ReadDb, id: RegulatorId): RegulatorRow | undefined {
  return db.select(columns).from(regulatorTable).where(eq(regulatorTable.id, id)).get()
}

function countRegulators(db: ReadDb, where?: SQL): number {
  return db.select({ n: count() }).from(regulatorTable).where(where).get()?.n ?? 0
}

export function getRegulator(db: ReadDb, id: RegulatorId): Regulator | undefined {
  return db.select().from(regulatorTable).where(eq(regulatorTable.id, id)).get()
}

export function getRegulatorByName(db: ReadDb, name: string): Regulator | undefined {
  return db.select().from(regulatorTable).where(eq(regulatorTable.name, name)).get()
}

export function getStateAgency(db: ReadDb): Regulator | undefined {
  return db.select().from(regulatorTable).where(eq(regulatorTable.kind, 'state-agency')).get()
}

export function countFacilitiesOf(db: ReadDb, id: RegulatorId): number {
  const row = db.select({ n: count() }).from(facilityTable).where(eq(facilityTable.regulatorId, id)).get()
  return row?.n ?? 0
}

export function insertRegulator(db: WriteDb, values: RegulatorValues): RegulatorId {
  return db.insert(regulatorTable).values(values).returning({ id: regulatorTable.id }).get().id
}

export function updateRegulator(db: WriteDb, id: RegulatorId, values: RegulatorValues): void {
  db.update(regulatorTable).set(values).where(eq(regulatorTable.id, id)).run()
}

export function deleteRegulator(db: WriteDb, id: RegulatorId): void {
  db.delete(regulatorTable).where(eq(regulatorTable.id, id)).run()
}
