// The drizzle face of invitations into programs and of transfers that wait for their successor.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import type { ProgramRole } from '../../../src-shared/policy/roles.ts'

export const programInvitationTable = sqliteTable('program_invitation', {
  id: integer().primaryKey({ autoIncrement: true }),
  programId: integer('program_id').$type<ProgramId>().notNull(),
  personId: integer('person_id').$type<PersonId>().notNull(),
  role: text().$type<ProgramRole>().notNull(),
  invitationId: integer('invitation_id'),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').$type<PersonId>(),
})

export const waitingTransferTable = sqliteTable('waiting_transfer', {
  id: integer().primaryKey({ autoIncrement: true }),
  programId: integer('program_id').$type<ProgramId>(),
  successorId: integer('successor_id').$type<PersonId>().notNull(),
  presentId: integer('present_id').$type<PersonId>().notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: integer('created_by').$type<PersonId>().notNull(),
  state: text().$type<'waiting' | 'done' | 'lapsed' | 'cancelled'>().notNull().default('waiting'),
  endedAt: text('ended_at'),
})
