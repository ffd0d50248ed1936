// The snapshot of who has what (B-11): one statement, so that it is of one moment and quick for 100,000 people.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ReviewScope } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'

/** Everything that counts as held at a moment, by slot; exactly-one roles out of their columns (X-04). */
const held = sql`
  SELECT person_id, CASE module WHEN 'submittals' THEN 'group' WHEN 'programs' THEN 'corporate' ELSE 'data' END AS family,
    NULL AS program_id, role, granted_at, granted_by, expires_at FROM role_grant
  UNION ALL SELECT main_corporate_contact_id, 'corporate', NULL, 'main',
    ifnull(main_corporate_contact_at, created_at), main_corporate_contact_by, NULL FROM organization
  UNION ALL SELECT person_id, 'program', program_id, role, granted_at, granted_by, expires_at FROM program_contact
  UNION ALL SELECT main_site_contact_id, 'program', id, 'main-site-contact',
    ifnull(main_site_contact_at, created_at), main_site_contact_by, NULL FROM program`

const nameOf = (person: SQL) =>
  sql`ifnull(nullif(trim(${person}.first_name || ' ' || ${person}.last_name), ''), ${person}.user_name)`

const day = 86_400_000

function daysFrom(now: string, days: number): string {
  return new Date(Date.parse(now) + days * day).toISOString()
}

const among = (column: SQL, values: readonly (string | number)[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

/** What the scope leaves of all that is held; whoever has been removed holds nothing. */
function covered(scope: ReviewScope, now: string): SQL {
  const { families, programs, roles, unusedDays, endingDays } = scope
  const conditions = [
    sql`p.state <> 'removed' AND (h.expires_at IS NULL OR h.expires_at > ${now})`,
    among(sql`h.family`, families),
    ...(programs.length === 0 ? [] : [sql`(h.family <> 'program' OR ${among(sql`h.program_id`, programs)})`]),
    ...(roles.length === 0 ? [] : [among(sql`h.family || '.' || h.role`, roles)]),
    ...(unusedDays === null ? [] : [sql`ifnull(p.last_sign_in_at, '') < ${daysFrom(now, -unusedDays)}`]),
    ...(endingDays === null ? [] : [sql`h.expires_at <= ${daysFrom(now, endingDays)}`]),
  ]
  return sql`FROM (${held}) h JOIN person p ON p.id = h.person_id WHERE ${sql.join(conditions, sql` AND `)}`
}

export function countCovered(db: ReadDb, scope: ReviewScope, now: string): { items: number; people: number } {
  const row = db.get<{ items: number; people: number }>(
    sql`SELECT count(*) AS items, count(DISTINCT h.person_id) AS people ${covered(scope, now)}`,
  )
  return row ?? { items: 0, people: 0 }
}

/** In the order of names, which is the order that items have from then on. @returns how many there are */
export function insertSnapshot(db: WriteDb, review: ReviewId, scope: ReviewScope, now: string): number {
  const { changes } = db.run(sql`
    INSERT INTO review_item (review_id, person_id, family, program_id, role, person_name, person_email, person_state,
      program_name, granted_at, granted_by_name, expires_at, last_sign_in_at, assignments)
    SELECT ${review}, h.person_id, h.family, h.program_id, h.role, ${nameOf(sql`p`)}, p.email, p.state,
      (SELECT name FROM program WHERE id = h.program_id), h.granted_at,
      (SELECT ${nameOf(sql`g`)} FROM person g WHERE g.id = h.granted_by), h.expires_at, p.last_sign_in_at,
      CASE h.family WHEN 'data' THEN (SELECT count(*) FROM assignment WHERE person_id = h.person_id) ELSE 0 END
    ${covered(scope, now)}
    ORDER BY p.sort_name, p.id, h.family, h.program_id`)
  return changes
}
