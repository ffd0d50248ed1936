// Rows of facilities, and the names of the regulators that they answer to.
import { and, count, eq, inArray } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { FacilityRow, FoundFacility } from '../../../src-shared/contract/facilities.ts'
import type { FacilityId, RegulatorId } from '../../../src-shared/domain/ids.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { visibleRows } from '../../authz/visible-rows.ts'
import { containsWords, ordered } from '../../db/lists.ts'
import type { Page, Sort, Window } from '../../db/lists.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { facilityTable, regulatorTable } from '../../db/tables/organization.ts'

export type Facility = typeof facilityTable.$inferSelect
export type FacilityValues = Omit<Facility, 'id'>

export interface FacilitiesQuery extends Window {
  readonly search: string
  readonly filters: { readonly regulator: readonly RegulatorId[] }
  readonly sort: Sort<'name' | 'siteId' | 'address' | 'regulator'> | null
}

const found = {
  id: facilityTable.id,
  name: facilityTable.name,
  address: facilityTable.address,
  siteId: facilityTable.siteId,
}
const regulatorChoice = { id: regulatorTable.id, name: regulatorTable.name, kind: regulatorTable.kind }
const searched = [facilityTable.name, facilityTable.siteId, facilityTable.address]
const ofFacility = eq(regulatorTable.id, facilityTable.regulatorId)

export function listFacilities(db: ReadDb, actor: Facts, query: FacilitiesQuery): Page<FacilityRow> {
  const { search, filters, sort, offset, limit } = query
  const visible = visibleRows(actor, 'facilities.view', {})
  const matching = and(
    visible,
    containsWords(search, [...searched, regulatorTable.name]),
    filters.regulator.length === 0 ? undefined : inArray(facilityTable.regulatorId, [...filters.regulator]),
  )
  const rows = db
    .select({ ...found, regulator: regulatorChoice })
    .from(facilityTable)
    .innerJoin(regulatorTable, ofFacility)
    .where(matching)
    .orderBy(...ordered(sort, { ...found, regulator: regulatorTable.name }, [found.name, found.id]))
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: countFacilities(db, matching), all: countFacilities(db, visible) }
}

export function getFacilityRow(db: ReadDb, id: FacilityId): FacilityRow | undefined {
  return db
    .select({ ...found, regulator: regulatorChoice })
    .from(facilityTable)
    .innerJoin(regulatorTable, ofFacility)
    .where(eq(facilityTable.id, id))
    .get()
}

/** By name, address and id, whoever asks (S1-21). */
export function searchFacilities(
  db: ReadDb,
  { search, offset, limit }: Window & { readonly search: string },
): { rows: FoundFacility[]; total: number } {
  const matching = containsWords(search, searched)
  const rows = db
    .select(found)
    .from(facilityTable)
    .where(matching)
    .orderBy(found.name, found.id)
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: countFacilities(db, matching) }
}

function countFacilities(db: ReadDb, where: SQL | undefined): number {
  const row = db
    .select({ n: count() })
    .from(facilityTable)
    .innerJoin(regulatorTable, ofFacility)
    .where(where)
    .get()
  return row?.n ?? 0
}

export function listRegulatorChoices(db: ReadDb) {
  return db.select(regulatorChoice).from(regulatorTable).orderBy(regulatorTable.name).all()
}

/** The regulator's name, undefined where there is no such regulator. */
export function getRegulatorName(db: ReadDb, id: RegulatorId): string | undefined {
  return db.select({ name: regulatorTable.name }).from(regulatorTable).where(eq(regulatorTable.id, id)).get()
    ?.name
}

export function getFacility(db: ReadDb, id: FacilityId): Facility | undefined {
  return db.select().from(facilityTable).where(eq(facilityTable.id, id)).get()
}

/** Site ids are unique without regard to case. */
export function getFacilityBySiteId(db: ReadDb, siteId: string): Facility | undefined {
  return db.select().from(facilityTable).where(eq(facilityTable.siteId, siteId)).get()
}

export function insertFacility(db: WriteDb, values: FacilityValues): FacilityId {
  return db.insert(facilityTable).values(values).returning({ id: facilityTable.id }).get().id
}

export function updateFacility(db: WriteDb, id: FacilityId, values: FacilityValues): void {
  db.update(facilityTable).set(values).where(eq(facilityTable.id, id)).run()
}

export function deleteFacility(db: WriteDb, id: FacilityId): void {
  db.delete(facilityTable).where(eq(facilityTable.id, id)).run()
}
