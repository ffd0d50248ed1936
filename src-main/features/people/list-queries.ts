// The list of people: which of them match, in which order, and their rows. A page is found by walking the one index that
// has its order, filters and all, without touching a person's row before the hundred that are shown; where a search leaves
// few people, they are fetched and sorted instead. Both stay within milliseconds for 100,000 people (test/bench/people.ts).
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PeopleColumn, PeopleQuery } from '../../../src-shared/contract/people-query.ts'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName, folded } from '../../../src-shared/domain/person-name.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import type { PersonState } from '../../../src-shared/policy/facts.ts'
import { corporateRoles } from '../../../src-shared/policy/roles.ts'
import type { DataRole, GroupRole } from '../../../src-shared/policy/roles.ts'
import type { Window } from '../../db/lists.ts'
import type { ReadDb } from '../../db/open.ts'
import { roleConditions } from './filter-queries.ts'

interface Order {
  readonly index: string
  readonly columns: readonly string[]
  /** Rising in the list is falling in the index. */
  readonly isReversed?: true
}

/** The other way round, the whole order is reversed, names included: one index serves both. */
const orders: Record<PeopleColumn, Order> = {
  name: { index: 'person_by_name', columns: ['sort_name', 'id'] },
  email: { index: 'person_by_email', columns: ['email', 'id'] },
  userName: { index: 'person_by_user_name', columns: ['user_name', 'id'] },
  group: { index: 'person_by_group', columns: ['group_rank', 'sort_name', 'id'] },
  corporate: { index: 'person_by_corporate', columns: ['corporate_rank', 'sort_name', 'id'] },
  data: { index: 'person_by_data', columns: ['data_rank', 'sort_name', 'id'] },
  programs: { index: 'person_by_programs', columns: ['program_count', 'sort_name', 'id'] },
  state: { index: 'person_by_state', columns: ['state', 'sort_name', 'id'] },
  lastSignIn: { index: 'person_by_last_sign_in', columns: ['last_sign_in_at', 'sort_name', 'id'] },
  // Whoever never signed in has used it least.
  unused: {
    index: 'person_by_last_sign_in',
    columns: ['last_sign_in_at', 'sort_name', 'id'],
    isReversed: true,
  },
}

/** Up to this many found by a search are cheaper to fetch and sort than an index is to walk. */
const few = 1000

interface FoundPage {
  readonly ids: PersonId[]
  /** How many match. */
  readonly total: number
  /** Everybody but removed people. */
  readonly all: number
}

/** A page of people, and how many there are. `now` judges which roles have expired. */
export function pageOfPeople(
  db: ReadDb,
  query: PeopleQuery,
  { offset, limit, now }: Window & { readonly now: string },
): FoundPage {
  const all = countPresent(db)
  if (!isNarrowed(query)) return { ids: walk(db, query, { offset, limit, now }), total: all, all }
  const ids = listMatching(db, query, now)
  return { ids: ids.slice(offset, offset + limit), total: ids.length, all }
}

/** Everybody who matches, in order. Finding all of them costs what counting them would. */
export function listMatching(db: ReadDb, query: PeopleQuery, now: string): PersonId[] {
  const found = searched(query.search)
  return found !== null && isFew(db, found)
    ? listFew(db, query, found, now)
    : walk(db, query, { offset: 0, limit: -1, now })
}

function countPresent(db: ReadDb): number {
  // Without a condition SQLite counts pages, not rows.
  const row = db.get<{ n: number }>(
    sql`SELECT (SELECT count(*) FROM person) - (SELECT count(*) FROM person WHERE state = 'removed') AS n`,
  )
  return row.n
}

function listFew(db: ReadDb, query: PeopleQuery, found: SQL, now: string): PersonId[] {
  const condition = allOf(conditions(query, now))
  return idsOf(db, sql`SELECT id FROM person WHERE id IN (${found}) AND ${condition} ${orderBy(query)}`)
}

function walk(db: ReadDb, query: PeopleQuery, { offset, limit, now }: Window & { now: string }): PersonId[] {
  const { index } = orderOf(query)
  const condition = allOf([...conditions(query, now), ...searchCondition(query)])
  return idsOf(
    db,
    sql`SELECT id FROM person INDEXED BY ${sql.raw(index)} WHERE ${condition} ${orderBy(query)}
      LIMIT ${limit} OFFSET ${offset}`,
  )
}

/** Without a search or a filter, a page is found by walking to it. */
export function isNarrowed({ search, filters }: PeopleQuery): boolean {
  return searched(search) !== null || Object.values(filters).some((values) => values.length > 0)
}

function orderOf({ sort }: PeopleQuery): Order {
  return orders[sort?.column ?? 'name']
}

function orderBy(query: PeopleQuery): SQL {
  const { columns, isReversed = false } = orderOf(query)
  const direction = (query.sort?.descending === true) === isReversed ? 'ASC' : 'DESC'
  return sql.raw(`ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')}`)
}

function conditions({ filters }: PeopleQuery, now: string): SQL[] {
  const { state } = filters
  const states = state.length === 0 ? sql`state <> 'removed'` : sql`state IN ${state}`
  return [states, ...roleConditions(filters, now)]
}

function searchCondition({ search }: PeopleQuery): SQL[] {
  const found = searched(search)
  // The plus keeps SQLite from looking every one of them up by id.
  return found === null ? [] : [sql`+id IN (${found})`]
}

/**
 * The people whom the words find, as a subquery of ids; null without words. The trigram index finds three characters and
 * more anywhere in names, e-mail, user name and title; what is shorter is looked for in the name.
 */
function searched(search: string): SQL | null {
  const words = search.normalize('NFC').split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  const [long, short] = [words.filter(isLong), words.filter((word) => !isLong(word))]
  const inNames = short.map((word) => sql`instr(sort_name, ${folded(word)}) > 0`)
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ')
  const matching = sql`SELECT rowid FROM person_search WHERE person_search MATCH ${match}`
  if (short.length === 0) return matching
  return long.length === 0
    ? sql`SELECT id FROM person INDEXED BY person_by_name WHERE ${allOf(inNames)}`
    : sql`SELECT id FROM person WHERE id IN (${matching}) AND ${allOf(inNames)}`
}

function isLong(word: string): boolean {
  return [...word].length >= 3
}

function isFew(db: ReadDb, found: SQL): boolean {
  const { n } = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${found} LIMIT ${few + 1})`)
  return n <= few
}

function allOf(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql` AND `)
}

function idsOf(db: ReadDb, query: SQL): PersonId[] {
  return db.values<[PersonId]>(query).map(([id]) => id)
}

interface StoredRow {
  readonly id: PersonId
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly userName: string
  readonly state: PersonState
  readonly corporateRank: 0 | 1 | 2
  readonly programs: number
  readonly lastSignInAt: string | null
  readonly registeredAt: string | null
  readonly groupRole: GroupRole | null
  readonly groupExpires: string | null
  readonly corporateExpires: string | null
  readonly dataRole: DataRole | null
  readonly dataExpires: string | null
  readonly invitationExpires: string | null
}

/** The rows of these people, in the order of the ids; who does not exist is left out. */
export function listRows(db: ReadDb, wanted: readonly PersonId[], now: string): PersonRow[] {
  const rows = db.all<StoredRow>(sql`
    SELECT p.id, p.first_name AS firstName, p.last_name AS lastName, p.email, p.user_name AS userName, p.state,
      p.corporate_rank AS corporateRank, p.program_count AS programs, p.last_sign_in_at AS lastSignInAt,
      p.registered_at AS registeredAt,
      g.role AS groupRole, g.expires_at AS groupExpires, c.expires_at AS corporateExpires,
      d.role AS dataRole, d.expires_at AS dataExpires, i.expires_at AS invitationExpires
    FROM json_each(${JSON.stringify(wanted)}) AS wanted CROSS JOIN person p ON p.id = wanted.value
    LEFT JOIN role_grant g ON g.person_id = p.id AND g.module = 'submittals'
    LEFT JOIN role_grant c ON c.person_id = p.id AND c.module = 'programs'
    LEFT JOIN role_grant d ON d.person_id = p.id AND d.module = 'emissions'
    LEFT JOIN invitation i ON i.person_id = p.id AND i.state = 'pending'
    ORDER BY wanted.key`)
  return rows.map((row) => personRow(row, now))
}

function personRow(row: StoredRow, now: string): PersonRow {
  const held = <Role extends string>(role: Role | null, expiresAt: string | null) =>
    role === null ? null : { role, expiresAt, isExpired: isExpired(expiresAt, now) }
  const { id, email, userName, state, programs, lastSignInAt, invitationExpires } = row
  return {
    id,
    displayName: displayName(row),
    email,
    userName,
    group: held(row.groupRole, row.groupExpires),
    corporate: {
      role: corporateRoles[row.corporateRank],
      expiresAt: row.corporateExpires,
      isExpired: isExpired(row.corporateExpires, now),
    },
    data: held(row.dataRole, row.dataExpires),
    programs,
    state,
    invitation:
      invitationExpires === null
        ? null
        : { expiresAt: invitationExpires, isExpired: isExpired(invitationExpires, now) },
    lastSignInAt,
    unusedDays: unusedDays(row, now),
  }
}

const day = 86_400_000

/** A sign-in that the clock says is still to come was today. */
function unusedDays({ state, lastSignInAt, registeredAt }: StoredRow, now: string): number | null {
  const since = lastSignInAt ?? registeredAt
  if (state !== 'active' || since === null) return null
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / day))
}
