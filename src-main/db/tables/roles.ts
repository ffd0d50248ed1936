// What people hold: grants, program contacts and assignments. Exactly-one roles are columns of organization and program.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AssetId, EntityId, PersonId, ProgramId, SourceId } from '../../../src-shared/domain/ids.ts'
import type { DataRole, GroupRole, Module } from '../../../src-shared/policy/roles.ts'

export const roleGrantTable = sqliteTable(
  'role_grant',
  {
    personId: integer('person_id').$type<PersonId>().notNull(),
    module: text().$type<Module>().notNull(),
    role: text().$type<GroupRole | 'secondary' | DataRole>().notNull(),
    grantedAt: text('granted_at').notNull(),
    grantedBy: integer('granted_by').$type<PersonId>(),
    expiresAt: text('expires_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.module] })],
)

export const programContactTable = sqliteTable(
  'program_contact',
  {
    programId: integer('program_id').$type<ProgramId>().notNull(),
    personId: integer('person_id').$type<PersonId>().notNull(),
    role: text().$type<'viewer' | 'contributor'>().notNull(),
    grantedAt: text('granted_at').notNull(),
    grantedBy: integer('granted_by').$type<PersonId>(),
    expiresAt: text('expires_at'),
  },
  (table) => [primaryKey({ columns: [table.programId, table.personId] })],
)

export const assignmentTable = sqliteTable('assignment', {
  id: integer().primaryKey({ autoIncrement: true }),
  personId: integer('person_id').$type<PersonId>().notNull(),
  entityId: integer('entity_id').$type<EntityId>(),
  assetId: integer('asset_id').$type<AssetId>(),
  sourceId: integer('source_id').$type<SourceId>(),
  grantedAt: text('granted_at').notNull(),
  grantedBy: integer('granted_by').$type<PersonId>(),
})

export const lastLeadWaiverTable = sqliteTable('last_lead_waiver', {
  id: integer().primaryKey(),
})
