// The real schema in a database in memory, and the few rows that the tests of authz put into it.
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadDb } from '../../../../src-main/db/open.ts'

const migrations = join(import.meta.dirname, '../../../../resources/migrations')

export interface MemoryStore {
  readonly raw: Database.Database
  readonly db: ReadDb
  /** Inserts a row and returns its id. */
  readonly add: (table: string, row: Record<string, string | number | null>) => number
}

/** A migrated store. Emission data and reports have no tables yet; stand-ins give their rows to the filters. */
export function memoryStore(): MemoryStore {
  const raw = new Database(':memory:')
  raw.pragma('foreign_keys = ON')
  for (const file of readdirSync(migrations).toSorted())
    raw.exec(readFileSync(join(migrations, file), 'utf8'))
  raw.exec(`
    CREATE TABLE test_entry (id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, entered_by INTEGER) STRICT;
    CREATE TABLE test_report (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE test_report_reader (report_id INTEGER NOT NULL, person_id INTEGER NOT NULL) STRICT;
    CREATE TABLE test_report_entity (report_id INTEGER NOT NULL, entity_id INTEGER NOT NULL) STRICT;
  `)
  const add: MemoryStore['add'] = (table, row) => {
    const names = Object.keys(row)
    const places = names.map(() => '?').join(', ')
    const insert = raw.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)
    return Number(insert.run(...Object.values(row)).lastInsertRowid)
  }
  return { raw, db: Object.assign(drizzle(raw), { raw }), add }
}

let people = 0

/** A person of a made-up name. */
export function addPerson({ add }: MemoryStore, state = 'active'): number {
  people += 1
  const email = `person-${people}@example.com`
  return add('person', {
    user_name: email,
    email,
    sort_name: `person ${people}`,
    state,
    state_before: state === 'removed' ? 'active' : null,
    created_at: '2026-01-01T00:00:00.000Z',
  })
}

/** A grant by nobody in particular. */
export function addGrant(
  { add }: MemoryStore,
  person: number,
  module: string,
  role: string,
  expires: string | null = null,
): void {
  const at = '2026-01-01T00:00:00.000Z'
  add('role_grant', { person_id: person, module, role, granted_at: at, expires_at: expires })
}
