// Reads out of the store all that goes into an export, at one moment, and hands it over row by row: to the file that is
// built, or only to a count when somebody looks at what would be in it.
import { modules as everyModule } from '../../src-shared/policy/roles.ts'
import { loadFacts } from '../authz/facts.ts'
import type { OwnReader } from '../db/read-only.ts'
import type { ExportFormat } from './format.ts'
import { dataTable } from './format.ts'
import { policyRows, rightsInside, rightsOf } from './rights.ts'
import { fillScope, idsInside, modulesOf, selectRows } from './scope.ts'
import type { ExportScope } from './scope.ts'
import { readableEvents } from './trail-scope.ts'

export type Value = string | number | bigint | Buffer | null

export interface Collecting {
  readonly db: Pick<OwnReader, 'raw'>
  readonly format: ExportFormat
  readonly scope: ExportScope
  /** The instant that end dates are judged at. */
  readonly now: string
  readonly onRow: () => void
}

export interface TableCount {
  readonly table: string
  readonly rows: number
  readonly withheld: number
}

type Sink = (table: string, row: readonly Value[]) => void

/** Hands every row to `sink`, table by table, in the order of their keys. Call it within a transaction. */
export function collect(collecting: Collecting, sink: Sink): TableCount[] {
  const { db, format, scope, onRow } = collecting
  fillScope(db.raw, scope.reader)
  const told: Sink = (table, row) => {
    onRow()
    sink(table, row)
  }
  for (const [table, rows] of Object.entries(policyRows())) for (const row of rows) told(table, row)
  const counts = Object.keys(format.stored).map((name) =>
    name === 'audit_event' ? collectTrail(collecting, told) : collectTable(collecting, name, told),
  )
  return [...counts, collectRights(collecting, told)]
}

function collectTable({ db: { raw }, format, scope }: Collecting, name: string, sink: Sink): TableCount {
  const table = dataTable(name)
  const select = raw.prepare(selectRows(name, format.stored[name]!, scope)).raw()
  let rows = 0
  for (const row of select.iterate() as Iterable<Value[]>) {
    sink(table, row)
    rows += 1
  }
  const all = raw.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number
  return { table, rows, withheld: all - rows }
}

type Event = [seq: number, leaf: Buffer, head: Buffer, salt: Buffer, body: string]

function collectTrail({ db: { raw }, scope }: Collecting, sink: Sink): TableCount {
  const table = dataTable('audit_event')
  const isReadable = readableEvents(scope, () => ({
    person: idsInside(raw, 'person'),
    entity: idsInside(raw, 'entity'),
    asset: idsInside(raw, 'asset'),
    source: idsInside(raw, 'source'),
    names: new Set(
      raw
        .prepare(
          `SELECT name FROM entity WHERE id IN (SELECT id FROM scope_entity)
           UNION SELECT name FROM asset WHERE id IN (SELECT id FROM scope_asset)`,
        )
        .pluck()
        .all() as string[],
    ),
  }))
  const select = raw.prepare('SELECT seq, leaf, head, salt, body FROM audit_event ORDER BY seq').raw()
  let rows = 0
  let withheld = 0
  for (const event of select.iterate() as Iterable<Event>) {
    const [seq, leaf, head, , body] = event
    if (isReadable === null || isReadable(body)) {
      sink(table, event)
      rows += 1
    } else {
      sink(table, [seq, leaf, head, null, null])
      withheld += 1
    }
  }
  return { table, rows, withheld }
}

function collectRights({ db, scope, now }: Collecting, sink: Sink): TableCount {
  const { raw } = db
  const modules = modulesOf(scope)
  const isOfAll = everyModule.every((module) => modules.includes(module))
  const people = raw.prepare('SELECT id FROM person ORDER BY id').pluck().all() as number[]
  const isWhole = scope.reader.kind === 'everything'
  const insidePeople = isWhole ? null : idsInside(raw, 'person')
  const inside = isWhole ? null : insideOf(raw)
  let rows = 0
  let withheld = 0
  for (const person of people) {
    const facts = loadFacts(db, person, now)
    const all = rightsOf(facts, everyModule)
    const offered = isOfAll ? all : rightsOf(facts, modules)
    const shown = inside === null ? offered : insidePeople?.has(person) ? rightsInside(offered, inside) : []
    // The key's order, in which the file stores them.
    for (const row of shown.toSorted(byKey)) sink('data_right', row)
    rows += shown.length
    // As of every table, what is of modules that were not chosen is withheld, too.
    withheld += Math.max(0, all.length - shown.length)
  }
  return { table: 'data_right', rows, withheld }
}

function insideOf(raw: OwnReader['raw']) {
  const above = raw.prepare('SELECT id, chosen FROM scope_above').raw().all() as [number, string][]
  return {
    entity: idsInside(raw, 'entity'),
    asset: idsInside(raw, 'asset'),
    source: idsInside(raw, 'source'),
    above: new Map(above.map(([id, chosen]) => [id, JSON.parse(chosen) as number[]])),
  }
}

function byKey(a: readonly unknown[], b: readonly unknown[]): number {
  for (let column = 1; column < 5; column += 1) {
    const [one, other] = [a[column] as string | number, b[column] as string | number]
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}
