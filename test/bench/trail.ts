// The audit trail: appending to it, finding events, verifying it and rebuilding a past moment from it, against what a plain
// table, a look at every row and a plain SHA-256 cost over the same bytes. 200,000 events; KEYHOLDER_BENCH_FULL=1: two million.
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from '../../src-shared/contract/index.ts'
import { startLargeOrganization } from './support/large-organization.ts'
import { fillTrail } from './support/long-trail.ts'
import { medianTime, printRatio } from './support/measure.ts'

const isFull = process.env['KEYHOLDER_BENCH_FULL'] === '1'
const size = isFull ? { events: 2_000_000, people: 100_000 } : { events: 200_000, people: 20_000 }

const backend = await startLargeOrganization(size.people)
const read = <T>(sql: string, ...values: unknown[]) =>
  backend.store.read(({ raw }) => raw.prepare(sql).all(...values)) as T[]
const page = { offset: 0, limit: 100 }
const list = (filters: Input<'audit-trail.list'>['filters'], more: object = {}) =>
  backend.call('audit-trail.list', { ...page, filters, ...more })

console.log(`appending ${size.events.toLocaleString('en')} events …`)
const appending = fillTrail(backend.store, size)
printRatio(
  'append (hash, chain, indexes, words)',
  appending,
  insertPlainly(),
  'the same texts into a plain table',
)

const newest = 'SELECT seq, body FROM audit_event ORDER BY seq DESC LIMIT 100'
await compare('newest page', () => list({}), newest)
const far = Math.floor(size.events * 0.9)
await compare('page nine tenths down', () => list({}, { offset: far }), `${newest} OFFSET ${far}`)
await compare('one person', () => list({ about: ['person:500'] }), looked(`'%"id":500,%'`))
await compare('two people', () => list({ about: ['person:500', 'person:501'] }), looked(`'%"id":501,%'`))
await compare('an act, counted', () => list({ action: ['people.edit'] }), looked(`'%people.edit%'`))
await compare('denials, counted', () => list({ outcome: ['denied'] }), looked(`'%denied%'`))
await compare('a word, counted', () => list({}, { search: 'example500' }), looked(`'%example500%'`))
await compare(
  'a year, counted',
  () => list({ from: ['2024-01-01'], to: ['2024-12-31'] }),
  looked(`'%"2024-%'`),
)

const verify = () => backend.call('audit-trail.verify', { taskId: `verify-${Date.now()}` })
printRatio(
  'verify all of it',
  await medianTime(1, verify),
  await medianTime(1, hashPlainly),
  'SHA-256 of the same',
)

// Each moment earlier than the one before, so that each is rebuilt from the beginning.
let year = 2026
const rebuild = () =>
  backend.call('access-history.people', { ...page, filters: {}, at: `${(year -= 1)}-06-01` })
printRatio(
  'access at a moment: the trail replayed, everybody compared',
  await medianTime(2, rebuild),
  await medianTime(1, parsePlainly),
  'reading and parsing the same',
)
const again = () =>
  backend.call('access-history.people', { ...page, filters: {}, at: `${year}-06-01`, offset: 500 })
printRatio('  the next page of it', await medianTime(5, again), await medianTime(1, parsePlainly), 'the same')
backend.dispose()

/** Against one question to the store. */
async function compare(what: string, ours: () => unknown, sql: string): Promise<void> {
  printRatio(what, await medianTime(5, ours), await medianTime(1, () => read(sql)), 'plain SELECT')
}

/** A look at every event. */
function looked(like: string): string {
  return `SELECT count(*) FROM audit_event WHERE body LIKE ${like}`
}

function insertPlainly(): number {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-bench-'))
  const plain = new Database(join(folder, 'plain.sqlite'))
  plain.pragma('journal_mode = WAL')
  plain.pragma('synchronous = FULL')
  plain.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)')
  const insert = plain.prepare('INSERT INTO event (body) VALUES (?)')
  let inserted = 0
  for (let first = 0; first < size.events; first += 10_000) {
    const bodies = read<{ body: string }>('SELECT body FROM audit_event WHERE seq > ? LIMIT 10000', first)
    const started = performance.now()
    plain.transaction(() => bodies.forEach(({ body }) => insert.run(body)))()
    inserted += performance.now() - started
  }
  plain.close()
  rmSync(folder, { recursive: true })
  return inserted
}

function eachBody(look: (body: string) => void): void {
  backend.store.read(({ raw }) => {
    const bodies = raw.prepare('SELECT body FROM audit_event ORDER BY seq').pluck().iterate()
    for (const body of bodies as Iterable<string>) look(body)
  })
}

function hashPlainly(): void {
  const hash = createHash('sha256')
  eachBody((body) => hash.update(body))
  hash.digest()
}

function parsePlainly(): void {
  eachBody((body) => void JSON.parse(body))
}
