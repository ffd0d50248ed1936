// How a person left their screens.
import { and, eq } from 'drizzle-orm'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { layoutTable } from '../../db/tables/preferences.ts'

/** JSON text, or undefined where the person has not been on that screen. */
export function getLayout(db: ReadDb, personId: PersonId, screen: string): string | undefined {
  return db
    .select({ value: layoutTable.value })
    .from(layoutTable)
    .where(and(eq(layoutTable.personId, personId), eq(layoutTable.screen, screen)))
    .get()?.value
}

export function putLayout(db: WriteDb, personId: PersonId, screen: string, value: string): void {
  db.insert(layoutTable)
    .values({ personId, screen, value })
    .onConflictDoUpdate({ target: [layoutTable.personId, layoutTable.screen], set: { value } })
    .run()
}
