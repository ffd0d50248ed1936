// Finding events among millions. Every question is led by one index that has its order, newest or oldest first: that of a
// person or thing, of words, of an act, or the events themselves; the other filters are looked up for each event that it
// gives. A page far down skips entries of that index, never events (test/bench/trail.ts).
import type { AuditQuery } from '../../../src-shared/contract/audit-trail.ts'
import { areaOf, readAuditBody } from '../../../src-shared/domain/audit-event.ts'
import type { AuditBody } from '../../../src-shared/domain/audit-event.ts'
import { folded } from '../../../src-shared/domain/person-name.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import type { ReadDb } from '../../db/open.ts'

/** Whoever can prepare statements: the program's reader, or a worker's own connection. */
export type RawDb = Pick<ReadDb, 'raw'>

interface Condition {
  readonly sql: string
  readonly values: readonly unknown[]
}

interface Question {
  /** The table that leads, and the column of it that is the event's number. */
  readonly from: string
  readonly seq: string
  readonly where: readonly Condition[]
}

export interface StoredEvent {
  readonly seq: number
  readonly body: AuditBody
}

/** How many events there are. They are numbered without a gap. */
export function countEvents(db: RawDb): number {
  return db.raw.prepare('SELECT ifnull(max(seq), 0) FROM audit_event').pluck().get() as number
}

/** How many match. */
export function countMatching(db: RawDb, query: AuditQuery, timeZone: string): number {
  const question = questionOf(db, query, timeZone)
  if (question === null) return 0
  if (question.where.length === 0) return countEvents(db)
  const { sql, values } = clause(question)
  return db.raw
    .prepare(`SELECT count(*) ${sql}`)
    .pluck()
    .get(...values) as number
}

/** The numbers of the events of a page, in order. A negative limit is none. */
export function listMatching(
  db: RawDb,
  query: AuditQuery,
  { offset, limit, timeZone }: { offset: number; limit: number; timeZone: string },
): number[] {
  const question = questionOf(db, query, timeZone)
  if (question === null) return []
  if (question.where.length === 0) return pageOfAll(db, query.newestFirst, offset, limit)
  const { sql, values } = clause(question)
  const order = `ORDER BY ${question.seq} ${query.newestFirst ? 'DESC' : 'ASC'}`
  return db.raw
    .prepare(`SELECT ${question.seq} ${sql} ${order} LIMIT ? OFFSET ?`)
    .pluck()
    .all(...values, limit, offset) as number[]
}

/** Without a filter an event's number is its place. */
function pageOfAll(db: RawDb, newestFirst: boolean, offset: number, limit: number): number[] {
  const all = countEvents(db)
  const count = Math.max(0, limit < 0 ? all - offset : Math.min(limit, all - offset))
  const first = newestFirst ? all - offset : offset + 1
  return Array.from({ length: count }, (_, index) => (newestFirst ? first - index : first + index))
}

/** Events by number, in the order of the numbers. */
export function getEvents(db: RawDb, seqs: readonly number[]): StoredEvent[] {
  const rows = db.raw
    .prepare('SELECT seq, body FROM audit_event WHERE seq IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(seqs)) as { seq: number; body: string }[]
  const bodies = new Map(rows.map(({ seq, body }) => [seq, body]))
  return seqs.flatMap((seq) => {
    const body = bodies.get(seq)
    return body === undefined ? [] : [{ seq, body: readAuditBody(body) }]
  })
}

/** Acts that occur in the trail, however often. */
export function listActions(db: RawDb): string[] {
  return distinct(db, 'action')
}

/** Kinds of what events were done to. */
export function listKinds(db: RawDb): string[] {
  return distinct(db, 'subject_kind').filter((kind) => kind !== '')
}

/** From one value to the next in its index, instead of over every event. */
function distinct(db: RawDb, column: 'action' | 'subject_kind'): string[] {
  const sql = `WITH RECURSIVE each (value) AS (
      SELECT min(${column}) FROM audit_index
      UNION ALL SELECT (SELECT min(${column}) FROM audit_index WHERE ${column} > value) FROM each WHERE value IS NOT NULL
    ) SELECT value FROM each WHERE value IS NOT NULL`
  return db.raw.prepare(sql).pluck().all() as string[]
}

/** Null where nothing can match, as a search without a word in it. */
function questionOf(db: RawDb, query: AuditQuery, timeZone: string): Question | null {
  const parties = aboutParties(query)
  const words = wordsOf(query.search)
  if (words === null) return null
  const indexed = indexConditions(db, query, timeZone)
  const onIndex = (seq: string): Condition[] =>
    indexed.length === 0
      ? []
      : [
          {
            sql: `EXISTS (SELECT 1 FROM audit_index i WHERE i.seq = ${seq} AND ${indexed.map(({ sql }) => sql).join(' AND ')})`,
            values: indexed.flatMap(({ values }) => values),
          },
        ]
  const [party] = parties
  if (words !== '') {
    const match = { sql: 'audit_words MATCH ?', values: [words] }
    const seq = 'audit_words.rowid'
    return { from: 'audit_words', seq, where: [match, ...among(parties, seq), ...onIndex(seq)] }
  }
  if (party !== undefined && parties.length === 1)
    return { from: 'audit_party p', seq: 'p.seq', where: [party, ...onIndex('p.seq')] }
  return { from: 'audit_index i', seq: 'i.seq', where: [...ofAny(parties), ...indexed] }
}

function clause({ from, where }: Question): { sql: string; values: unknown[] } {
  return {
    sql: `FROM ${from} WHERE ${where.map(({ sql }) => sql).join(' AND ')}`,
    values: where.flatMap(({ values }) => values),
  }
}

const partMasks = { any: 15, actor: 1, target: 14 } as const

function aboutParties({ filters }: AuditQuery): Condition[] {
  const mask = partMasks[filters.part[0] ?? 'any']
  return filters.about.map((key) => {
    const at = key.indexOf(':')
    const part = mask === 15 ? '' : ` AND p.parts & ${mask}`
    return { sql: `p.kind = ? AND p.id = ?${part}`, values: [key.slice(0, at), Number(key.slice(at + 1))] }
  })
}

/** The events of any of several people and things, found by them instead of by looking at every event. */
function ofAny(parties: readonly Condition[]): Condition[] {
  if (parties.length === 0) return []
  const each = parties.map(({ sql }) => `SELECT p.seq FROM audit_party p WHERE ${sql}`)
  return [{ sql: `i.seq IN (${each.join(' UNION ALL ')})`, values: parties.flatMap(({ values }) => values) }]
}

/** Any of several people and things. */
function among(parties: readonly Condition[], seq: string): Condition[] {
  if (parties.length === 0) return []
  const each = parties.map(
    ({ sql }) => `EXISTS (SELECT 1 FROM audit_party p WHERE ${sql} AND p.seq = ${seq})`,
  )
  return [{ sql: `(${each.join(' OR ')})`, values: parties.flatMap(({ values }) => values) }]
}

/** Beginnings of words, all of which must occur; '' where nothing was typed, null where what was typed has no word. */
function wordsOf(search: string): string | null {
  if (search.trim() === '') return ''
  const words = folded(search).match(/[\p{L}\p{N}]+/gu)
  return words === null ? null : words.map((word) => `"${word}" *`).join(' AND ')
}

function indexConditions(db: RawDb, { filters }: AuditQuery, timeZone: string): Condition[] {
  const { action, area, outcome, kind } = filters
  const conditions: Condition[] = []
  const wanted = area.length === 0 ? null : listActions(db).filter((each) => area.includes(areaOf(each)))
  if (wanted !== null) conditions.push(oneOf('i.action', wanted))
  if (action.length > 0) conditions.push(oneOf('i.action', action))
  if (outcome.length > 0) conditions.push(oneOf('i.outcome', outcome))
  if (kind.length > 0) conditions.push(oneOf('i.subject_kind', kind))
  return [...conditions, ...period(db, filters, timeZone)]
}

/** A single value is looked up in its index, whose entries are in the order of events; several are looked for in passing. */
function oneOf(column: string, values: readonly string[]): Condition {
  if (values.length === 1) return { sql: `${column} = ?`, values }
  return { sql: `+${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
}

/**
 * Clocks can go back, so that a period need not be one run of events; but all its events lie between the first and the
 * last of them, which the index of times tells at once.
 */
function period(db: RawDb, { from, to }: AuditQuery['filters'], timeZone: string): Condition[] {
  const bounds: Condition[] = []
  if (from[0] !== undefined) bounds.push({ sql: '>= ?', values: [instantOfWallTime(from[0], timeZone)] })
  if (to[0] !== undefined) bounds.push({ sql: '< ?', values: [instantOfWallTime(to[0], timeZone, true)] })
  if (bounds.length === 0) return []
  const where = bounds.map(({ sql }) => `at ${sql}`).join(' AND ')
  const values = bounds.flatMap((bound) => bound.values)
  const span = db.raw
    .prepare(`SELECT min(seq) AS first, max(seq) AS last FROM audit_index WHERE ${where}`)
    .get(...values) as { first: number | null; last: number | null }
  return [
    { sql: 'i.seq BETWEEN ? AND ?', values: [span.first ?? 1, span.last ?? 0] },
    ...bounds.map(({ sql, values: bound }) => ({ sql: `+i.at ${sql}`, values: bound })),
  ]
}
