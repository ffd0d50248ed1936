// Rows of reviews and their items; who may decide about them is filtered by the families that the policy opened.
import { count, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ItemsQuery, ReviewCounts } from '../../../src-shared/contract/reviews.ts'
import type { PersonId, ProgramId, ReviewId, ReviewItemId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Family } from '../../../src-shared/policy/roles.ts'
import type { Window } from '../../db/lists.ts'
import { containsWords } from '../../db/lists.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { programTable } from '../../db/tables/programs.ts'
import { reviewItemTable, reviewTable } from '../../db/tables/reviews.ts'
import { getPerson } from '../../directory/queries.ts'

export type Review = typeof reviewTable.$inferSelect
export type Item = typeof reviewItemTable.$inferSelect & {
  /** The role that is held in the slot by now, `none` where none is. */
  readonly present: string
  readonly decidedByName: string | null
}

export function getReview(db: ReadDb, id: ReviewId): Review | undefined {
  return db.select().from(reviewTable).where(eq(reviewTable.id, id)).get()
}

export function listReviews(db: ReadDb, { offset, limit }: Window): { rows: Review[]; total: number } {
  const open = sql`${reviewTable.closedAt} IS NOT NULL`
  const rows = db
    .select()
    .from(reviewTable)
    .orderBy(open, sql`${reviewTable.id} DESC`)
    .limit(limit)
    .offset(offset)
    .all()
  const total = db.select({ n: count() }).from(reviewTable).get()?.n ?? 0
  return { rows, total }
}

export function insertReview(db: WriteDb, row: typeof reviewTable.$inferInsert): ReviewId {
  return db.insert(reviewTable).values(row).returning({ id: reviewTable.id }).get().id
}

export function updateClosed(db: WriteDb, id: ReviewId, closedAt: string, closedBy: PersonId): void {
  db.update(reviewTable).set({ closedAt, closedBy }).where(eq(reviewTable.id, id)).run()
}

export function countDecisions(db: ReadDb, id: ReviewId): ReviewCounts {
  const rows = db.all<{ decision: string | null; n: number }>(
    sql`SELECT decision, count(*) AS n FROM review_item WHERE review_id = ${id} GROUP BY decision`,
  )
  const of = (decision: string | null) => rows.find((row) => row.decision === decision)?.n ?? 0
  const [undecided, kept, changed, revoked] = [of(null), of('keep'), of('change'), of('revoke')]
  return { items: undecided + kept + changed + revoked, undecided, kept, changed, revoked }
}

export function listProgramNames(db: ReadDb): { id: ProgramId; name: string }[] {
  return db
    .select({ id: programTable.id, name: programTable.name })
    .from(programTable)
    .orderBy(programTable.name)
    .all()
}

export function listProgramsInside(db: ReadDb, id: ReviewId): { id: ProgramId; name: string }[] {
  return db.all(sql`SELECT DISTINCT program_id AS id, program_name AS name FROM review_item
    WHERE review_id = ${id} AND program_id IS NOT NULL ORDER BY program_name`)
}

/** Who decided something, by name, in the order of the alphabet. */
export function listReviewers(db: ReadDb, id: ReviewId): string[] {
  const rows = db.all<{ id: PersonId }>(sql`SELECT DISTINCT p.id, p.sort_name FROM review_item i
    JOIN person p ON p.id = i.decided_by WHERE i.review_id = ${id} ORDER BY p.sort_name`)
  return rows.map((row) => displayName(getPerson(db, row.id)!))
}

/** Whoever may run reviews at all as the store has it; the policy decides which families each of them may decide about. */
export function listPossibleReviewers(db: ReadDb): PersonId[] {
  const rows = db.all<{ id: PersonId }>(sql`
    SELECT p.id FROM person p WHERE p.state = 'active' AND p.registered_at IS NOT NULL AND (
      p.id IN (SELECT person_id FROM role_grant WHERE (module = 'submittals' AND role = 'lead-user')
        OR (module = 'emissions' AND role = 'administrative'))
      OR p.id IN (SELECT main_corporate_contact_id FROM organization))
    ORDER BY p.id`)
  return rows.map(({ id }) => id)
}

export interface Deciding {
  readonly actor: PersonId
  readonly families: readonly Family[]
}

/** The role that somebody holds in an item's slot at a moment; `none` for who has been removed, or where it has run out. */
function presentRole(now: string): SQL {
  const counts = sql`(expires_at IS NULL OR expires_at > ${now})`
  return sql`ifnull(CASE WHEN (SELECT state FROM person WHERE id = i.person_id) = 'removed' THEN 'none'
    WHEN i.family = 'program' THEN ifnull(
      (SELECT 'main-site-contact' FROM program WHERE id = i.program_id AND main_site_contact_id = i.person_id),
      (SELECT role FROM program_contact
        WHERE program_id = i.program_id AND person_id = i.person_id AND ${counts}))
    WHEN i.family = 'corporate' AND (SELECT main_corporate_contact_id FROM organization) = i.person_id THEN 'main'
    ELSE (SELECT role FROM role_grant WHERE person_id = i.person_id AND ${counts}
      AND module = CASE i.family WHEN 'group' THEN 'submittals' WHEN 'corporate' THEN 'programs' ELSE 'emissions' END)
    END, 'none')`
}

const columns = sql`i.id, i.review_id AS reviewId, i.person_id AS personId, i.family, i.program_id AS programId, i.role,
  i.person_name AS personName, i.person_email AS personEmail, i.person_state AS personState,
  i.program_name AS programName, i.granted_at AS grantedAt, i.granted_by_name AS grantedByName,
  i.expires_at AS expiresAt, i.last_sign_in_at AS lastSignInAt, i.assignments, i.decision, i.next_role AS nextRole,
  i.reason, i.decided_at AS decidedAt, i.decided_by AS decidedBy, i.audit_seq AS auditSeq,
  (SELECT ifnull(nullif(trim(d.first_name || ' ' || d.last_name), ''), d.user_name) FROM person d
    WHERE d.id = i.decided_by) AS decidedByName`

export function getItems(db: ReadDb, ids: readonly ReviewItemId[], now: string): Item[] {
  return db.all<Item>(sql`SELECT ${columns}, ${presentRole(now)} AS present FROM review_item i
    WHERE i.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY i.id`)
}

/** Some of all items of a review after the one with that number, in their order: for a report. */
export function listItemsAfter(
  db: ReadDb,
  review: ReviewId,
  after: number,
  limit: number,
  now: string,
): Item[] {
  return db.all<Item>(sql`SELECT ${columns}, ${presentRole(now)} AS present FROM review_item i
    WHERE i.review_id = ${review} AND i.id > ${after} ORDER BY i.id LIMIT ${limit}`)
}

const among = (column: SQL, values: readonly (string | number)[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

function matching(query: ItemsQuery, { startedAt, now, actor, families }: Listing): SQL {
  const { decision, role, program, unused, mine } = query.filters
  const words = containsWords(query.search, [sql`i.person_name`, sql`i.person_email`, sql`i.program_name`])
  const decided = decision.filter((each) => each !== 'undecided')
  const isUndecided = decision.includes('undecided') ? sql`i.decision IS NULL` : sql`0`
  const longest = Math.max(0, ...unused)
  const since = new Date(Date.parse(startedAt) - longest * 86_400_000).toISOString()
  const conditions = [
    sql`i.review_id = ${query.review}`,
    ...(words === undefined ? [] : [words]),
    ...(decision.length === 0 ? [] : [sql`(${isUndecided} OR ${among(sql`i.decision`, decided)})`]),
    ...(role.length === 0 ? [] : [among(sql`i.family || '.' || i.role`, role)]),
    ...(program.length === 0 ? [] : [among(sql`i.program_id`, program)]),
    ...(longest === 0 ? [] : [sql`ifnull(i.last_sign_in_at, '') < ${since}`]),
    ...(mine
      ? [
          sql`i.decision IS NULL AND i.person_id <> ${actor} AND ${among(sql`i.family`, families)}
            AND ${presentRole(now)} = i.role`,
        ]
      : []),
  ]
  return sql.join(conditions, sql` AND `)
}

interface Listing extends Deciding {
  readonly startedAt: string
  readonly now: string
}

const sorts: Readonly<Record<NonNullable<ItemsQuery['sort']>['column'], SQL>> = {
  person: sql`i.id`,
  role: sql`i.family || '.' || i.role`,
  program: sql`i.program_name`,
  since: sql`i.granted_at`,
  // What has no end comes after what has.
  ends: sql`ifnull(i.expires_at, '9999')`,
  lastSignIn: sql`i.last_sign_in_at`,
  assignments: sql`i.assignments`,
  decision: sql`i.decision`,
}

export function listItems(
  db: ReadDb,
  query: ItemsQuery & Window,
  listing: Listing,
): { rows: Item[]; total: number; all: number } {
  const where = matching(query, listing)
  const direction = query.sort?.descending ? sql`DESC` : sql`ASC`
  const chosen = query.sort === null ? sql`` : sql`${sorts[query.sort.column]} ${direction},`
  const ids = db.all<{ id: ReviewItemId }>(sql`SELECT i.id FROM review_item i WHERE ${where}
    ORDER BY ${chosen} i.id LIMIT ${query.limit} OFFSET ${query.offset}`)
  const found = new Map(
    getItems(
      db,
      ids.map(({ id }) => id),
      listing.now,
    ).map((item) => [item.id, item]),
  )
  const counted = (condition: SQL) =>
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM review_item i WHERE ${condition}`)?.n ?? 0
  return {
    rows: ids.map(({ id }) => found.get(id)!),
    total: counted(where),
    all: counted(sql`i.review_id = ${query.review}`),
  }
}

export type Decided = Required<
  Pick<
    typeof reviewItemTable.$inferInsert,
    'decision' | 'nextRole' | 'reason' | 'decidedAt' | 'decidedBy' | 'auditSeq'
  >
>

export function updateDecision(db: WriteDb, id: ReviewItemId, decided: Decided): void {
  db.update(reviewItemTable).set(decided).where(eq(reviewItemTable.id, id)).run()
}

/** The head of the trail after some events, in hexadecimal. */
export function listHeads(db: ReadDb, seqs: readonly number[]): Map<number, string> {
  const rows = db.all<{ seq: number; head: string }>(sql`SELECT seq, lower(hex(head)) AS head FROM audit_event
    WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`)
  return new Map(rows.map(({ seq, head }) => [seq, head]))
}
