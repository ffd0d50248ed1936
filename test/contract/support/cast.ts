// A made-up organization for tests of roles: people with what they hold, programs, facilities and an inventory, written
// straight into the store, and a way to act as any of them.
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { AssetId, EntityId, PersonId, ProgramId, SourceId } from '../../../src-shared/domain/ids.ts'
import type { PersonState } from '../../../src-shared/policy/facts.ts'
import type { DataRole, GroupRole } from '../../../src-shared/policy/roles.ts'
import { assetTable, emissionSourceTable, entityTable } from '../../../src-main/db/tables/inventory.ts'
import { facilityTable, regulatorTable } from '../../../src-main/db/tables/organization.ts'
import { programTable } from '../../../src-main/db/tables/programs.ts'
import { assignmentTable, programContactTable, roleGrantTable } from '../../../src-main/db/tables/roles.ts'
import { insertPerson } from '../../../src-main/directory/queries.ts'
import { startOrganization } from './backend.ts'
import type { TestBackend } from './backend.ts'

export interface Holding {
  readonly state?: PersonState
  readonly isConsultant?: boolean
  readonly group?: GroupRole
  readonly secondary?: true
  readonly data?: DataRole
  readonly contact?: Readonly<Record<number, 'viewer' | 'contributor'>>
  readonly entities?: readonly EntityId[]
  readonly assets?: readonly AssetId[]
  readonly sources?: readonly SourceId[]
  /** When each of the roles ends. */
  readonly expiresAt?: string
}

export interface Cast extends TestBackend {
  /** The first person: Lead User, Main Corporate Contact and Administrative. */
  readonly ada: PersonId
  addPerson(name: string, holding?: Holding): PersonId
  addProgram(name: string, main: PersonId): ProgramId
  addFacility(name: string, regulator: string): void
  addEntity(name: string, parentId?: EntityId): EntityId
  addAsset(name: string, entityId: EntityId): AssetId
  addSource(name: string, entityId: EntityId, assetId?: AssetId): SourceId
  /** From here on, calls are this person's. */
  actAs(person: PersonId): void
  /** Saves staged changes, as the roles screen does. */
  saveAll(...changes: StagedChange[]): Promise<{ saved: number }>
  /** One value out of one row. */
  sql<Value>(text: string, ...parameters: unknown[]): Value
}

const grantedAt = '2026-01-05T08:00:00.000Z'

export async function startCast(): Promise<Cast> {
  const backend = await startOrganization()
  const { store } = backend
  const ada = backend.services.session.personId()!
  const insert = <T>(work: Parameters<typeof store.write<T>>[0]) => store.write(work)
  return {
    ...backend,
    ada,
    addPerson: (name, holding = {}) => insert((db) => addPerson(db, ada, name, holding)),
    addProgram: (name, main) =>
      insert((db) => {
        const values = { name, mainSiteContactId: main, createdAt: grantedAt }
        return db.insert(programTable).values(values).returning().get().id
      }),
    addFacility: (name, regulator) =>
      insert((db) => {
        const values = { name: regulator, kind: 'cupa' as const }
        const { id } = db
          .insert(regulatorTable)
          .values(values)
          .onConflictDoUpdate({ target: regulatorTable.name, set: values })
          .returning()
          .get()
        db.insert(facilityTable).values({ name, siteId: name, regulatorId: id }).run()
      }),
    addEntity: (name, parentId) =>
      insert((db) => db.insert(entityTable).values({ name, parentId }).returning().get().id),
    addAsset: (name, entityId) =>
      insert((db) => db.insert(assetTable).values({ name, entityId }).returning().get().id),
    addSource: (name, entityId, assetId) =>
      insert((db) => db.insert(emissionSourceTable).values({ name, entityId, assetId }).returning().get().id),
    actAs: (person) => backend.services.session.start(person),
    saveAll: (...changes) => backend.call('roles.save', { changes }),
    sql: (text, ...parameters) =>
      store.read(({ raw }) =>
        raw
          .prepare(text)
          .pluck()
          .get(...parameters),
      ) as never,
  }
}

type WriteDb = Parameters<Parameters<TestBackend['store']['write']>[0]>[0]

function addPerson(db: WriteDb, grantedBy: PersonId, name: string, holding: Holding): PersonId {
  const { state = 'active', expiresAt = null } = holding
  const email = `${name.toLowerCase()}@example.com`
  const personId = insertPerson(db, {
    userName: email,
    email,
    firstName: name,
    lastName: 'Example',
    isConsultant: holding.isConsultant ?? false,
    state,
    stateBefore: state === 'removed' ? 'active' : null,
    createdAt: grantedAt,
    registeredAt: state === 'invited' ? null : grantedAt,
  })
  const stamp = { personId, grantedAt, grantedBy }
  const roles = [
    holding.group && ({ module: 'submittals', role: holding.group } as const),
    holding.secondary && ({ module: 'programs', role: 'secondary' } as const),
    holding.data && ({ module: 'emissions', role: holding.data } as const),
  ]
  for (const role of roles) {
    if (role)
      db.insert(roleGrantTable)
        .values({ ...stamp, ...role, expiresAt })
        .run()
  }
  for (const [program, role] of Object.entries(holding.contact ?? {})) {
    const programId = Number(program) as ProgramId
    db.insert(programContactTable)
      .values({ ...stamp, programId, role, expiresAt })
      .run()
  }
  const { entities = [], assets = [], sources = [] } = holding
  const places = [
    ...entities.map((entityId) => ({ entityId })),
    ...assets.map((assetId) => ({ assetId })),
    ...sources.map((sourceId) => ({ sourceId })),
  ]
  for (const place of places)
    db.insert(assignmentTable)
      .values({ ...stamp, ...place })
      .run()
  return personId
}
