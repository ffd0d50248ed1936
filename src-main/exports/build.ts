// Makes the file of an export: built afresh, never a copy with rows deleted, because a copy keeps in its free pages what
// was deleted. It is written under a name of its own, sealed, and flushed to the disk; giving it its name is the caller's.
import Database from 'better-sqlite3'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { openReadOnly } from '../db/read-only.ts'
import type { OwnReader } from '../db/read-only.ts'
import { collect } from './collect.ts'
import type { Collecting, TableCount, Value } from './collect.ts'
import { dictionaryRows } from './dictionary.ts'
import { exportApplicationId, formatName, hashLines, pageSize, schemaLines, tableLines } from './format.ts'
import type { ExportFormat } from './format.ts'
import { modulesOf, nameFor } from './scope.ts'
import type { ExportScope } from './scope.ts'
import { sha256Of, signText, spkiOf } from './seal.ts'
import type { Seal } from './seal.ts'

export interface ExportSource {
  readonly storePath: string
  readonly nativeBinding: string | undefined
  readonly scope: ExportScope
  /** UTC ISO 8601. */
  readonly madeAt: string
}

export interface ExportOrder extends ExportSource {
  /** Where the file is written; it must not exist. */
  readonly partial: string
  readonly madeBy: { readonly id: number; readonly name: string }
  readonly application: string
  /** PKCS8, DER. */
  readonly privateKey: Uint8Array
}

export interface Work {
  /** Rows done of rows in all; null while unknown. */
  readonly progress: (done: number, total: number | null) => void
  readonly isCancelled: () => boolean
}

export interface BuiltExport {
  readonly seal: Seal
  /** SHA-256 of the sealed text. */
  readonly fingerprint: string
  readonly counts: readonly TableCount[]
}

/** Thrown when the person gave up; nothing is left behind. */
export class ExportCancelled extends Error {}

/** What would be in the export: rows and how many are withheld, by table. Writes nothing. */
export function planExport(source: ExportSource, format: ExportFormat, work: Work): TableCount[] {
  return reading(source, format, work, (collecting) => collect(collecting, () => {}))
}

/** Builds the file. A throw removes it again. @throws ExportCancelled, RangeError where nothing can be exported. */
export function buildExport(order: ExportOrder, format: ExportFormat, work: Work): BuiltExport {
  try {
    // Here, because the system says better than SQLite why it cannot be.
    closeSync(openSync(order.partial, 'wx'))
    const built = reading(order, format, work, (collecting) => write(order, collecting, work))
    const file = openSync(order.partial, 'r+')
    fsyncSync(file)
    closeSync(file)
    return built
  } catch (error) {
    rmSync(order.partial, { force: true })
    rmSync(`${order.partial}-journal`, { force: true })
    throw error
  }
}

const rowsBetweenTelling = 2000

function reading<T>(
  source: ExportSource,
  format: ExportFormat,
  work: Work,
  read: (collecting: Collecting) => T,
): T {
  const db = openReadOnly(source.storePath, source.nativeBinding)
  try {
    const total = totalRows(db.raw, format)
    let done = 0
    const onRow = () => {
      done += 1
      if (done % rowsBetweenTelling !== 0) return
      if (work.isCancelled()) throw new ExportCancelled()
      work.progress(done, Math.max(total, done))
    }
    return read({ db, format, scope: source.scope, now: source.madeAt, onRow })
  } finally {
    db.close()
  }
}

/** About as many rows as there will be: rights are some twenty for each person. */
function totalRows(raw: OwnReader['raw'], format: ExportFormat): number {
  const count = (table: string) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  return Object.keys(format.stored).reduce((sum, table) => sum + count(table), 20 * count('person'))
}

function write(order: ExportOrder, collecting: Collecting, work: Work): BuiltExport {
  const { format } = collecting
  const file = new Database(
    order.partial,
    order.nativeBinding === undefined ? {} : { nativeBinding: order.nativeBinding },
  )
  try {
    // Nobody else sees the file before it has its name: it is flushed once, as a whole.
    for (const pragma of [
      `page_size = ${pageSize}`,
      `encoding = 'UTF-8'`,
      'journal_mode = MEMORY',
      'synchronous = OFF',
      'locking_mode = EXCLUSIVE',
      `application_id = ${exportApplicationId}`,
      `user_version = ${format.version}`,
    ])
      file.pragma(pragma)
    file.exec('BEGIN')
    for (const statement of format.schema.values()) file.exec(statement)
    const insert = inserter(file, format)
    const counts = collect(collecting, insert)
    for (const { table, rows, withheld } of counts.toSorted((a, b) => (a.table < b.table ? -1 : 1)))
      insert('withheld', [table, rows, withheld])
    for (const row of dictionaryRows(format)) insert('dictionary', row)
    const facts = factsOf(order, collecting)
    for (const [index, [what, value]] of aboutRows(facts).entries()) insert('about', [index + 1, what, value])
    const seal = sealOf(facts, file, { format, work })
    const text = JSON.stringify(seal)
    const key = createPrivateKeyOf(order)
    insert('seal', [1, text, signText(text, key)])
    file.exec('COMMIT')
    file.pragma('journal_mode = DELETE')
    return { seal, fingerprint: sha256Of(text), counts }
  } finally {
    file.close()
  }
}

function inserter(file: Database.Database, format: ExportFormat) {
  const columnsOf = new Map<string, number>(
    format.tables.map(({ name, columns }) => [name, Object.keys(columns).length]),
  ).set('seal', 3)
  const statements = new Map<string, Database.Statement>()
  return (table: string, row: readonly Value[]): void => {
    let statement = statements.get(table)
    if (statement === undefined) {
      const places = Array<string>(columnsOf.get(table)!).fill('?').join(', ')
      statement = file.prepare(`INSERT INTO ${table} VALUES (${places})`)
      statements.set(table, statement)
    }
    statement.run(row)
  }
}

/** What the seal and the table `about` both say. */
type SealFacts = Omit<Seal, 'tables' | 'schema'>

function factsOf(order: ExportOrder, { db: { raw }, scope, format }: Collecting): SealFacts {
  const organization = raw.prepare('SELECT name FROM organization').pluck().get() as string | undefined
  if (organization === undefined) throw new RangeError('there is no organization')
  const spki = spkiOf(createPublicKey(createPrivateKeyOf(order)))
  const last = raw.prepare('SELECT seq, lower(hex(head)) AS head FROM audit_event ORDER BY seq DESC LIMIT 1')
  const chain = last.get() as { seq: number; head: string } | undefined
  const previous = raw
    .prepare(
      'SELECT lower(hex(fingerprint)) AS fingerprint, made_at AS madeAt FROM export_made ORDER BY id DESC LIMIT 1',
    )
    .get() as Seal['previous'] | undefined
  return {
    format: formatName(format.version),
    application: order.application,
    organization,
    key: sha256Of(spki),
    publicKey: spki.toString('base64'),
    madeAt: order.madeAt,
    madeBy: { id: order.madeBy.id, name: nameFor(scope, order.madeBy) },
    reader: namedReader(raw, scope),
    modules: [...modulesOf(scope)],
    period: { from: scope.from, to: scope.to },
    chain: { length: chain?.seq ?? 0, head: chain?.head ?? '0'.repeat(64) },
    previous: previous ?? null,
  }
}

function createPrivateKeyOf({ privateKey }: ExportOrder) {
  return createPrivateKey({ key: Buffer.from(privateKey), type: 'pkcs8', format: 'der' })
}

/** @throws RangeError where an entity is gone. */
function namedReader(raw: OwnReader['raw'], { reader }: ExportScope): Seal['reader'] {
  if (reader.kind === 'everything') return reader
  const name = raw.prepare('SELECT name FROM entity WHERE id = ?').pluck()
  const entities = reader.entities.map((id) => {
    const found = name.get(id) as string | undefined
    if (found === undefined) throw new RangeError(`no entity ${id}`)
    return { id, name: found }
  })
  return { kind: 'entities', entities }
}

function aboutRows(facts: SealFacts): [what: string, value: string][] {
  const { reader, period, chain, previous } = facts
  return [
    ['Format', facts.format],
    ['Made with', facts.application],
    ['Organization', facts.organization],
    ['Made at (UTC)', facts.madeAt],
    ['Made by', facts.madeBy.name],
    [
      'Reader',
      reader.kind === 'everything'
        ? 'Everything, as Audit sees it'
        : `As Restricted Audit: ${reader.entities.map(({ name }) => name).join(', ')}`,
    ],
    ['Modules', facts.modules.join(', ')],
    ['Events from', period.from ?? 'the beginning'],
    ['Events before', period.to ?? 'the end'],
    ['Events in the trail', String(chain.length)],
    ['Last head of the trail', chain.head],
    ['Key', facts.key],
    ['Previous export', previous === null ? 'none' : `${previous.fingerprint} of ${previous.madeAt}`],
  ]
}

interface Sealing {
  readonly format: ExportFormat
  readonly work: Work
}

function sealOf(facts: SealFacts, file: Database.Database, sealing: Sealing): Seal {
  const { format, work } = sealing
  const rowsOf = (table: string) => file.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  const hashed = (table: string) =>
    hashLines(file, tableLines(file, table), () => {
      if (work.isCancelled()) throw new ExportCancelled()
    })
  const tables = format.tables.map(({ name }) => ({ name, rows: rowsOf(name), sha256: hashed(name) }))
  return { ...facts, tables, schema: hashLines(file, schemaLines) }
}
