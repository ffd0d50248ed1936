// Verifies an export (B-14): nothing in the file is believed, and no view or trigger of it runs, before its bytes, its
// schema, its seal and everything that the seal names have been checked. `resources/verify-export.sh` comes to the same
// verdict with the tools of any Debian.
import type Database from 'better-sqlite3'
import { chainHead, genesisHead, leafHash } from '../audit/record.ts'
import { formatName, hashLines, schemaLines, tableLines } from './format.ts'
import { headerFinding } from './header.ts'
import { keyFollows } from './keys.ts'
import { openBytes } from './open-bytes.ts'
import { releasedSchemas } from './schemas.ts'
import type { FileSchema, FileSchemas } from './schemas.ts'
import { isSignature, longestSeal, publicKeyOf, sealSchema, sha256Of } from './seal.ts'
import type { Seal } from './seal.ts'

/** Why a file is refused. Texts: `exports:findings.<code>`. */
export const findingCodes = [
  'not-sqlite',
  'foreign',
  'newer-format',
  'unknown-format',
  'header',
  'size',
  'too-large',
  'unreadable',
  'schema',
  'format-differs',
  'damaged',
  'seal-missing',
  'seal-unreadable',
  'seal-signature',
  'seal-key',
  'table',
  'chain-gap',
  'chain-leaf',
  'chain-head',
  'chain-end',
  'other-key',
  'older-than-known',
  'history-rewritten',
] as const
export type FindingCode = (typeof findingCodes)[number]

export interface Finding {
  readonly code: FindingCode
  /** What it was found at, as a table's name or an event's number. */
  readonly at: string
}

/** What is known from elsewhere: from paper, from an earlier export, from the own store. */
export interface Known {
  /** Fingerprint of the key, or of one that the key follows by cross-signatures. */
  readonly key?: string
  /** A length of the chain and its head at that time. */
  readonly chain?: { readonly length: number; readonly head: string }
}

export type Verdict =
  | { readonly ok: true; readonly seal: Seal; readonly fingerprint: string }
  | { readonly ok: false; readonly finding: Finding }

export interface VerifyOptions {
  /** The schemas that a file may have; those of all releases where nothing is said. */
  readonly schemas?: FileSchemas
  readonly nativeBinding?: string | undefined
  readonly known?: Known
  readonly progress?: (done: number, total: number | null) => void
}

class Refused extends Error {
  readonly finding: Finding

  constructor(code: FindingCode, at = '') {
    super(code)
    this.finding = { code, at }
  }
}

/** Checks the bytes of a file. Never throws for what is in them. */
export function verifyExport(bytes: Buffer, options: VerifyOptions = {}): Verdict {
  const finding = headerFinding(bytes)
  if (finding !== null) return { ok: false, finding }
  let db: Database.Database | undefined
  try {
    db = openBytes(bytes, options.nativeBinding)
    return { ok: true, ...check(db, options) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, finding: error.finding }
    return { ok: false, finding: { code: 'unreadable', at: error instanceof Error ? error.message : '' } }
  } finally {
    db?.close()
  }
}

function check(
  db: Database.Database,
  { schemas = releasedSchemas, known = {}, progress }: VerifyOptions,
): { seal: Seal; fingerprint: string } {
  const version = db.pragma('user_version', { simple: true }) as number
  const schema = schemas.get(version)
  if (schema === undefined) throw new Refused('unknown-format', String(version))
  checkSchema(db, schema, version)
  if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Refused('damaged')
  const { seal, text } = readSeal(db)
  if (seal.format !== formatName(version)) throw new Refused('format-differs', seal.format)
  if (hashLines(db, schemaLines) !== seal.schema) throw new Refused('schema')
  const total = 2 * seal.tables.reduce((sum, { rows }) => sum + rows, 0)
  const done = checkTables(db, schema, seal, (rows) => progress?.(rows, total))
  checkChain(db, seal, (rows) => progress?.(done + rows, total))
  checkKnown(db, seal, known)
  return { seal, fingerprint: sha256Of(text) }
}

/** Exactly the tables and views of its version stand in the file, word for word, before any of them is used. */
function checkSchema(db: Database.Database, schema: FileSchema, version: number): void {
  const differs = (name: string) => new Refused('schema', `${name}, ${formatName(version)}`)
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all() as string[][]
  const names = new Set<string>()
  for (const [type, name = '', table, sql] of rows) {
    const expected = schema.get(name)
    const kind = expected !== undefined && isView(expected) ? 'view' : 'table'
    if (expected === undefined || sql !== expected || type !== kind || table !== name || names.has(name))
      throw differs(name)
    names.add(name)
  }
  for (const name of schema.keys()) if (!names.has(name)) throw differs(name)
}

const isView = (sql: string) => sql.startsWith('CREATE VIEW')

function readSeal(db: Database.Database): { seal: Seal; text: string } {
  const rows = db
    .prepare('SELECT id, text, signature, typeof(text) AS t, typeof(signature) AS s FROM seal LIMIT 2')
    .raw()
    .all()
  const [row] = rows as [number, string, string, string, string][]
  if (rows.length !== 1 || row === undefined) throw new Refused('seal-missing')
  const [id, text, signature, ...types] = row
  if (id !== 1 || types.join() !== 'text,text' || text.length > longestSeal || text.includes('\0'))
    throw new Refused('seal-unreadable')
  const parsed = sealSchema.safeParse(jsonOf(text))
  if (!parsed.success) throw new Refused('seal-unreadable')
  const seal = parsed.data
  const spki = Buffer.from(seal.publicKey, 'base64')
  if (spki.toString('base64') !== seal.publicKey || sha256Of(spki) !== seal.key) throw new Refused('seal-key')
  if (!isSealed(text, signature, spki)) throw new Refused('seal-signature')
  return { seal, text }
}

function isSealed(text: string, signature: string, spki: Buffer): boolean {
  try {
    return isSignature(text, signature, publicKeyOf(spki))
  } catch {
    return false
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function checkTables(
  db: Database.Database,
  schema: FileSchema,
  seal: Seal,
  progress: (rows: number) => void,
): number {
  const tables = [...schema].filter(([name, sql]) => name !== 'seal' && !isView(sql)).map(([name]) => name)
  const sealed = new Map(seal.tables.map((table) => [table.name, table]))
  if (sealed.size !== tables.length || seal.tables.length !== tables.length) throw new Refused('schema')
  let done = 0
  for (const table of tables) {
    const expected = sealed.get(table)
    const found = hashLines(db, tableLines(db, table), (rows) => progress(done + rows))
    if (expected?.sha256 !== found) throw new Refused('table', table)
    done += expected.rows
  }
  return done
}

interface EventRow {
  readonly seq: number
  readonly leaf: Buffer
  readonly head: Buffer
  readonly salt: Buffer | null
  readonly body: string | null
}

function checkChain(db: Database.Database, { chain }: Seal, progress: (rows: number) => void): void {
  let previous: Uint8Array = genesisHead
  let length = 0
  const rows = db.prepare('SELECT seq, leaf, head, salt, body FROM data_audit_event ORDER BY seq').iterate()
  for (const { seq, leaf, head, salt, body } of rows as Iterable<EventRow>) {
    if (seq !== length + 1) throw new Refused('chain-gap', String(length + 1))
    if ((salt === null) !== (body === null)) throw new Refused('chain-leaf', String(seq))
    if (salt !== null && body !== null && !leaf.equals(leafHash(salt, body)))
      throw new Refused('chain-leaf', String(seq))
    previous = chainHead(previous, leaf)
    if (!head.equals(previous)) throw new Refused('chain-head', String(seq))
    length = seq
    if (length % 5000 === 0) progress(length)
  }
  if (length !== chain.length || Buffer.from(previous).toString('hex') !== chain.head)
    throw new Refused('chain-end', String(length))
}

function checkKnown(db: Database.Database, seal: Seal, { key, chain }: Known): void {
  if (key !== undefined && !keyFollows(db, seal.key, key)) throw new Refused('other-key')
  if (chain === undefined || chain.length === 0) return
  if (chain.length > seal.chain.length) throw new Refused('older-than-known', String(chain.length))
  const head = db.prepare('SELECT lower(hex(head)) FROM data_audit_event WHERE seq = ?').pluck()
  if (head.get(chain.length) !== chain.head) throw new Refused('history-rewritten', String(chain.length))
}
