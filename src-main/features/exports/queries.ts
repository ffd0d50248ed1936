// Signing keys and the exports that were made.
import { asc, desc, eq, isNull } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { exportMadeTable, rememberedPassphraseTable, signingKeyTable } from '../../db/tables/exports.ts'
import { entityTable } from '../../db/tables/inventory.ts'
import { personTable } from '../../db/tables/people.ts'

export type SigningKey = typeof signingKeyTable.$inferSelect

const nameColumns = {
  firstName: personTable.firstName,
  lastName: personTable.lastName,
  userName: personTable.userName,
}

/** The key in use. */
export function getCurrentKey(db: ReadDb): SigningKey | undefined {
  return db.select().from(signingKeyTable).where(isNull(signingKeyTable.retiredAt)).get()
}

/** All keys with who made them, the newest first. */
export function listKeys(db: ReadDb) {
  return db
    .select({ key: signingKeyTable, by: nameColumns })
    .from(signingKeyTable)
    .leftJoin(personTable, eq(personTable.id, signingKeyTable.createdBy))
    .orderBy(desc(signingKeyTable.createdAt))
    .all()
}

export function insertKey(db: WriteDb, key: typeof signingKeyTable.$inferInsert): void {
  db.insert(signingKeyTable).values(key).run()
}

export function retireKey(db: WriteDb, id: string, retiredAt: string): void {
  db.update(signingKeyTable).set({ retiredAt }).where(eq(signingKeyTable.id, id)).run()
}

/** The passphrase of a key, wrapped, and who had it remembered. */
export function getRemembered(db: ReadDb, keyId: string) {
  return db
    .select({ remembered: rememberedPassphraseTable, by: nameColumns })
    .from(rememberedPassphraseTable)
    .innerJoin(personTable, eq(personTable.id, rememberedPassphraseTable.rememberedBy))
    .where(eq(rememberedPassphraseTable.keyId, keyId))
    .get()
}

export function putRemembered(db: WriteDb, row: typeof rememberedPassphraseTable.$inferInsert): void {
  deleteRemembered(db, row.keyId)
  db.insert(rememberedPassphraseTable).values(row).run()
}

/** @returns whether there was one */
export function deleteRemembered(db: WriteDb, keyId: string): boolean {
  const { changes } = db
    .delete(rememberedPassphraseTable)
    .where(eq(rememberedPassphraseTable.keyId, keyId))
    .run()
  return changes > 0
}

/** The newest first. */
export function listExportsMade(db: ReadDb, limit: number) {
  return db
    .select({ made: exportMadeTable, by: nameColumns })
    .from(exportMadeTable)
    .innerJoin(personTable, eq(personTable.id, exportMadeTable.madeBy))
    .orderBy(desc(exportMadeTable.id))
    .limit(limit)
    .all()
}

export function insertExportMade(db: WriteDb, made: typeof exportMadeTable.$inferInsert): number {
  return db.insert(exportMadeTable).values(made).returning({ id: exportMadeTable.id }).get().id
}

export function listEntities(db: ReadDb) {
  return db.select().from(entityTable).orderBy(asc(entityTable.name)).all()
}
