// Rows of a person's own preferences and layouts.
import { and, eq } from 'drizzle-orm'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { layoutTable, preferenceTable } from '../../db/tables/preferences.ts'

export function updatePreferences(db: WriteDb, personId: PersonId, change: Partial<Preferences>): void {
  db.update(preferenceTable).set(change).where(eq(preferenceTable.personId, personId)).run()
}

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
