// Rows of transfers that wait for their successor.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { waitingTransferTable } from '../db/tables/invitations.ts'
import { personTable } from '../db/tables/people.ts'
import { programTable } from '../db/tables/programs.ts'

export type WaitingTransfer = typeof waitingTransferTable.$inferSelect

const isWaiting = eq(waitingTransferTable.state, 'waiting')

/** Of a program's Main Site Contact or, with null, of the Main Corporate Contact: there is at most one. */
export function getWaitingTransfer(db: ReadDb, program: ProgramId | null): WaitingTransfer | undefined {
  const { programId } = waitingTransferTable
  const ofProgram = program === null ? isNull(programId) : eq(programId, program)
  return db.select().from(waitingTransferTable).where(and(isWaiting, ofProgram)).get()
}

/** In the order in which they were made. */
export function listWaitingTransfersTo(db: ReadDb, successor: PersonId): WaitingTransfer[] {
  return db
    .select()
    .from(waitingTransferTable)
    .where(and(isWaiting, eq(waitingTransferTable.successorId, successor)))
    .orderBy(waitingTransferTable.id)
    .all()
}

const successor = alias(personTable, 'successor')
const present = alias(personTable, 'present')
const maker = alias(personTable, 'maker')

/** With the people and the program that they are about: the one that concerns a program or, with null, the organization. */
export function getNamedTransfer(db: ReadDb, program: ProgramId | null) {
  const { programId } = waitingTransferTable
  return namedTransfers(db)
    .where(and(isWaiting, program === null ? isNull(programId) : eq(programId, program)))
    .get()
}

/** Those in which somebody takes over or hands over. */
export function listNamedTransfers(db: ReadDb, person: PersonId) {
  const { successorId, presentId } = waitingTransferTable
  return namedTransfers(db)
    .where(and(isWaiting, sql`${person} IN (${successorId}, ${presentId})`))
    .orderBy(waitingTransferTable.id)
    .all()
}

export type NamedTransfer = ReturnType<typeof listNamedTransfers>[number]

function namedTransfers(db: ReadDb) {
  return db
    .select({ transfer: waitingTransferTable, program: programTable, successor, present, maker })
    .from(waitingTransferTable)
    .innerJoin(successor, eq(successor.id, waitingTransferTable.successorId))
    .innerJoin(present, eq(present.id, waitingTransferTable.presentId))
    .innerJoin(maker, eq(maker.id, waitingTransferTable.createdBy))
    .leftJoin(programTable, eq(programTable.id, waitingTransferTable.programId))
    .$dynamic()
}

export function insertWaitingTransfer(
  db: WriteDb,
  row: Pick<WaitingTransfer, 'programId' | 'successorId' | 'presentId' | 'createdAt' | 'createdBy'>,
): void {
  db.insert(waitingTransferTable).values(row).run()
}

export function endWaitingTransfer(
  db: WriteDb,
  id: number,
  state: 'done' | 'lapsed' | 'cancelled',
  endedAt: string,
): void {
  db.update(waitingTransferTable)
    .set({ state, endedAt })
    .where(and(eq(waitingTransferTable.id, id), isWaiting))
    .run()
}
