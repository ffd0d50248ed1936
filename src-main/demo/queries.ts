// What the made-up organization has that no call sets yet, and things of its own to choose from.
import { desc, eq } from 'drizzle-orm'
import type { FacilityId, PersonId, ReviewId } from '../../src-shared/domain/ids.ts'
import type { Module } from '../../src-shared/policy/roles.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { noticeTable } from '../db/tables/notices.ts'
import { facilityTable } from '../db/tables/organization.ts'
import { reviewItemTable } from '../db/tables/reviews.ts'
import { roleGrantTable } from '../db/tables/roles.ts'

/** Gives an end to all roles of a person that are held in a module, and says which they are. */
export function setRoleEnds(
  db: WriteDb,
  personId: PersonId,
  expiresAt: string,
): { module: Module; role: string }[] {
  return db
    .update(roleGrantTable)
    .set({ expiresAt })
    .where(eq(roleGrantTable.personId, personId))
    .returning({ module: roleGrantTable.module, role: roleGrantTable.role })
    .all()
}

/** In the order in which they were added. */
export function listFacilityIds(db: ReadDb): FacilityId[] {
  const rows = db.select({ id: facilityTable.id }).from(facilityTable).orderBy(facilityTable.id).all()
  return rows.map(({ id }) => id)
}

/** The items of a review in their order, and whose they are. */
export function listReviewItems(db: ReadDb, review: ReviewId) {
  return db
    .select({
      id: reviewItemTable.id,
      person: reviewItemTable.personId,
      email: reviewItemTable.personEmail,
    })
    .from(reviewItemTable)
    .where(eq(reviewItemTable.reviewId, review))
    .orderBy(reviewItemTable.id)
    .all()
}

/** The last thing that the program told somebody; undefined where it told nothing. */
export function newestNotice(db: ReadDb, person: PersonId) {
  return db
    .select({ id: noticeTable.id })
    .from(noticeTable)
    .where(eq(noticeTable.personId, person))
    .orderBy(desc(noticeTable.id))
    .limit(1)
    .get()?.id
}
