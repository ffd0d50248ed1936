// Rows of access requests and their links, and what a request is routed and shown by.
import { and, count, countDistinct, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { RequestState } from '../../../src-shared/contract/access-requests.ts'
import type { AccessRequestId, FacilityId, PersonId } from '../../../src-shared/domain/ids.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import { containsWords, ordered } from '../../db/lists.ts'
import type { Sort, Window } from '../../db/lists.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { accessRequestLinkTable, accessRequestTable } from '../../db/tables/access-requests.ts'
import { facilityTable, regulatorTable } from '../../db/tables/organization.ts'
import { personTable } from '../../db/tables/people.ts'
import { preferenceTable } from '../../db/tables/preferences.ts'
import { roleGrantTable } from '../../db/tables/roles.ts'
import type { Person } from '../../directory/queries.ts'

export type AccessRequest = typeof accessRequestTable.$inferSelect
export type Regulator = typeof regulatorTable.$inferSelect
export type Facility = typeof facilityTable.$inferSelect
type NewRequest = Omit<typeof accessRequestTable.$inferInsert, 'id' | 'state'>
type Ending = Partial<typeof accessRequestTable.$inferInsert> & { state: RequestState; decidedAt: string }

export interface RequestsQuery extends Window {
  readonly search: string
  readonly filters: { readonly state: readonly RequestState[] }
  readonly sort: Sort<keyof typeof sorts> | null
}

const asker = alias(personTable, 'asker')
const decider = alias(personTable, 'decider')
const sorts = {
  person: asker.sortName,
  facility: accessRequestTable.facilityName,
  level: accessRequestTable.level,
  createdAt: accessRequestTable.createdAt,
  state: accessRequestTable.state,
  recipient: accessRequestTable.recipientName,
}
const searched = [
  asker.firstName,
  asker.lastName,
  asker.email,
  accessRequestTable.facilityName,
  accessRequestTable.facilitySiteId,
]

/** A request with who asks and, once somebody has decided, who that was. */
export interface StoredRequest {
  readonly request: AccessRequest
  readonly person: Person
  readonly decider: Person | null
}

function selectRequests(db: ReadDb) {
  return db
    .select({ request: accessRequestTable, person: asker, decider })
    .from(accessRequestTable)
    .innerJoin(asker, eq(asker.id, accessRequestTable.personId))
    .leftJoin(decider, eq(decider.id, accessRequestTable.decidedBy))
}

/** A page of requests; `onlyRouted` leaves out those that went to lead users. */
export function listRequests(db: ReadDb, query: RequestsQuery, onlyRouted: boolean) {
  const { search, filters, sort, offset, limit } = query
  const visible = onlyRouted ? ne(accessRequestTable.recipient, 'lead-users') : undefined
  const state = filters.state.length === 0 ? undefined : inArray(accessRequestTable.state, [...filters.state])
  const matching = and(visible, containsWords(search, searched), state)
  const waiting = sql`${accessRequestTable.state} <> 'pending'`
  const newest = [desc(accessRequestTable.createdAt), desc(accessRequestTable.id)]
  const rows = selectRequests(db)
    .where(matching)
    .orderBy(...(sort === null ? [waiting, ...newest] : ordered(sort, sorts, [accessRequestTable.id])))
    .limit(limit)
    .offset(offset)
    .all()
  const pending = eq(accessRequestTable.state, 'pending')
  return {
    rows,
    total: countRequests(db, matching),
    all: countRequests(db, visible),
    pending: countRequests(db, and(visible, pending)),
  }
}

function countRequests(db: ReadDb, where: SQL | undefined): number {
  const row = db
    .select({ n: count() })
    .from(accessRequestTable)
    .innerJoin(asker, eq(asker.id, accessRequestTable.personId))
    .where(where)
    .get()
  return row?.n ?? 0
}

export function listRequestsOf(db: ReadDb, personId: PersonId): StoredRequest[] {
  return selectRequests(db)
    .where(eq(accessRequestTable.personId, personId))
    .orderBy(desc(accessRequestTable.id))
    .all()
}

export function getRequest(db: ReadDb, id: AccessRequestId): StoredRequest | undefined {
  return selectRequests(db).where(eq(accessRequestTable.id, id)).get()
}

export function insertRequest(db: WriteDb, row: NewRequest): AccessRequestId {
  return db.insert(accessRequestTable).values(row).returning({ id: accessRequestTable.id }).get().id
}

/** Ends a pending request. */
export function endRequest(db: WriteDb, id: AccessRequestId, ending: Ending): void {
  db.update(accessRequestTable)
    .set(ending)
    .where(and(eq(accessRequestTable.id, id), eq(accessRequestTable.state, 'pending')))
    .run()
}

export function getFacilityWithRegulator(db: ReadDb, id: FacilityId) {
  return db
    .select({ facility: facilityTable, regulator: regulatorTable })
    .from(facilityTable)
    .innerJoin(regulatorTable, eq(regulatorTable.id, facilityTable.regulatorId))
    .where(eq(facilityTable.id, id))
    .get()
}

/** How many regulators the organization's facilities answer to. */
export function countFacilityRegulators(db: ReadDb): number {
  const row = db
    .select({ n: countDistinct(facilityTable.regulatorId) })
    .from(facilityTable)
    .get()
  return row?.n ?? 0
}

export function getStateAgency(db: ReadDb): Regulator | undefined {
  return db.select().from(regulatorTable).where(eq(regulatorTable.kind, 'state-agency')).get()
}

/** Active, registered lead users whose role has not run out (S1-01), each with the language of their messages. */
export function listLeads(db: ReadDb, now: string) {
  const rows = db
    .select({
      person: personTable,
      expiresAt: roleGrantTable.expiresAt,
      translation: preferenceTable.translation,
    })
    .from(roleGrantTable)
    .innerJoin(personTable, eq(personTable.id, roleGrantTable.personId))
    .innerJoin(preferenceTable, eq(preferenceTable.personId, personTable.id))
    .where(
      and(
        eq(roleGrantTable.module, 'submittals'),
        eq(roleGrantTable.role, 'lead-user'),
        eq(personTable.state, 'active'),
        sql`${personTable.registeredAt} IS NOT NULL`,
      ),
    )
    .orderBy(personTable.id)
    .all()
  return rows.filter(({ expiresAt }) => !isExpired(expiresAt, now))
}

export function insertLink(db: WriteDb, row: typeof accessRequestLinkTable.$inferInsert): void {
  db.insert(accessRequestLinkTable).values(row).run()
}

export function getLink(db: ReadDb, codeHash: Buffer) {
  return db.select().from(accessRequestLinkTable).where(eq(accessRequestLinkTable.codeHash, codeHash)).get()
}

export function useLink(db: WriteDb, codeHash: Buffer, usedAt: string): void {
  db.update(accessRequestLinkTable)
    .set({ usedAt })
    .where(and(eq(accessRequestLinkTable.codeHash, codeHash), isNull(accessRequestLinkTable.usedAt)))
    .run()
}
