// Rows that a change of access is judged by: who is concerned, who leads, where requests go, what is assigned where.
import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { StagedAction } from '../../src-shared/contract/staged-change.ts'
import type { Assigned } from '../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import type { Assignments, Id } from '../../src-shared/policy/facts.ts'
import { perConnection } from '../authz/statements.ts'
import type { ReadDb } from '../db/open.ts'
import { auditEventTable } from '../db/tables/audit.ts'
import { assetTable, emissionSourceTable, entityTable } from '../db/tables/inventory.ts'
import { facilityTable, organizationTable, regulatorTable } from '../db/tables/organization.ts'
import { personTable } from '../db/tables/people.ts'
import { programTable } from '../db/tables/programs.ts'
import type { Person } from '../directory/queries.ts'

export function listPeopleById(db: ReadDb, ids: Iterable<PersonId>): Map<PersonId, Person> {
  const rows = db
    .select()
    .from(personTable)
    .where(inArray(personTable.id, [...ids]))
    .all()
  return new Map(rows.map((row) => [row.id, row]))
}

export function getMainCorporateContact(db: ReadDb): PersonId | undefined {
  return db.select({ id: organizationTable.mainCorporateContactId }).from(organizationTable).get()?.id
}

const programById = perConnection((db: ReadDb) =>
  db
    .select()
    .from(programTable)
    .where(eq(programTable.id, sql.placeholder('id')))
    .prepare(),
)

export function getProgram(db: ReadDb, id: ProgramId) {
  return programById(db).get({ id })
}

/** Lead users whom the organization can count on: active, registered, without an end date. */
export function listStandingLeads(db: ReadDb): { id: PersonId; isConsultant: boolean }[] {
  return db
    .select({ id: personTable.id, isConsultant: personTable.isConsultant })
    .from(personTable)
    .where(sql`${personTable.id} IN (SELECT person_id FROM standing_lead)`)
    .all()
}

/** Whom requests go to while there is no lead user: the one regulator of all facilities, or several (S1-02). */
export function listFacilityRegulators(db: ReadDb): string[] {
  return db
    .selectDistinct({ name: regulatorTable.name })
    .from(facilityTable)
    .innerJoin(regulatorTable, eq(regulatorTable.id, facilityTable.regulatorId))
    .orderBy(asc(regulatorTable.name))
    .limit(2)
    .all()
    .map(({ name }) => name)
}

const inventoryTables = { entity: entityTable, asset: assetTable, source: emissionSourceTable } as const
export type InventoryKind = keyof typeof inventoryTables

/** The names of some things, in the order of the alphabet; who is gone is left out. */
export function listNames(
  db: ReadDb,
  kind: InventoryKind | 'program',
  ids: readonly Id[],
): { id: number; name: string }[] {
  const table = kind === 'program' ? programTable : inventoryTables[kind]
  // One parameter for any number of ids.
  const among = sql`${table.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return db.select({ id: table.id, name: table.name }).from(table).where(among).orderBy(asc(table.name)).all()
}

/** What assigned assets and sources stand directly in (S3-08). */
export function placesAround(db: ReadDb, { assets, sources }: Assigned): Assignments['around'] {
  const assetRows = db
    .select({ entity: assetTable.entityId })
    .from(assetTable)
    .where(inArray(assetTable.id, assets))
    .all()
  const sourceRows = db
    .select({ entity: emissionSourceTable.entityId, asset: emissionSourceTable.assetId })
    .from(emissionSourceTable)
    .where(inArray(emissionSourceTable.id, sources))
    .all()
  return {
    entities: new Set([...assetRows, ...sourceRows].map(({ entity }) => entity)),
    assets: new Set(sourceRows.flatMap(({ asset }) => (asset === null ? [] : [asset]))),
  }
}

/** Changes of the same slot: what can have put another value where a change was staged. */
const kindred: Record<StagedAction, readonly string[]> = {
  'roles.set-group': ['roles.set-group'],
  'roles.set-data-role': ['roles.set-data-role'],
  'roles.set-assignments': ['roles.set-assignments'],
  'roles.set-corporate': ['roles.set-corporate', 'roles.transfer-main-corporate'],
  'roles.transfer-main-corporate': ['roles.transfer-main-corporate'],
  'programs.set-contact': ['programs.set-contact', 'programs.transfer-main-site'],
  'programs.transfer-main-site': ['programs.transfer-main-site'],
}
const lookBack = 2000

interface TrailBody {
  readonly action: string
  readonly outcome: string
  readonly actor: { readonly name: string } | null
  readonly subject: { readonly id: number | null }
  readonly on?: { readonly id: number | null }
}

/**
 * Who last changed what a staged change is about, by name, out of the newest events of the trail; null where it was
 * not done by hand (a role ran out) or long ago.
 */
export function getLastChanger(
  db: ReadDb,
  { action, person, program }: { action: StagedAction; person: PersonId; program?: ProgramId | undefined },
): string | null {
  const rows = db
    .select({ body: auditEventTable.body })
    .from(auditEventTable)
    .orderBy(desc(auditEventTable.seq))
    .limit(lookBack)
    .all()
  for (const { body } of rows) {
    const event = JSON.parse(body) as TrailBody
    if (event.outcome !== 'done' || !kindred[action].includes(event.action)) continue
    if (program !== undefined && event.on?.id !== program) continue
    // A transfer concerns its predecessor and its successor, whoever of them is asked about.
    if (event.subject.id === person || event.action.includes('.transfer-')) return event.actor?.name ?? null
  }
  return null
}
