// The lists of an open export, over its own views. The file's schema is the expected one, word for word, before any of them
// is asked; a call names a list and columns of it, never SQL.
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import type { ExportFile } from '../../exports/open-bytes.ts'

interface ListSource {
  readonly from: string
  readonly columns: readonly string[]
  /** Columns that the words of a search may occur in. */
  readonly search: readonly string[]
  /** Columns that can be filtered by. */
  readonly filters: readonly string[]
  readonly order: readonly string[]
}

const inventory = `(SELECT 'entity' AS kind, e.id, e.name, p.path AS place, '' AS unit
    FROM entity e LEFT JOIN entity p ON p.id = e.parent_id
  UNION ALL SELECT 'asset', id, name, entity, '' FROM asset
  UNION ALL SELECT 'source', id, name, entity || coalesce(' / ' || asset, ''), unit FROM source)`

export const lists: Readonly<Record<ReadingList, ListSource>> = {
  people: {
    from: 'people',
    columns: [
      'id',
      'name',
      'user_name',
      'email',
      'state',
      'permission_group',
      'corporate_role',
      'data_role',
      'programs',
      'assignments',
      'registered_at',
      'last_sign_in_at',
    ],
    search: ['name', 'user_name', 'email'],
    filters: ['state', 'permission_group', 'corporate_role', 'data_role'],
    order: ['name', 'id'],
  },
  access: {
    from: 'effective_access',
    columns: [
      'person_id',
      'person',
      'action',
      'action_in_words',
      'scope',
      'scope_in_words',
      'item_kind',
      'item_id',
      'item',
      'module',
      'role',
      'role_label',
      'rule',
      'reason',
      'requirements',
      'granted_at',
      'granted_by',
      'expires_at',
    ],
    search: ['person', 'action_in_words', 'item', 'role_label'],
    filters: ['person_id', 'module', 'action'],
    order: ['person', 'person_id', 'action', 'scope', 'item_id'],
  },
  rules: {
    from: 'role_rule',
    columns: [
      'rule',
      'module',
      'role',
      'role_label',
      'action',
      'action_in_words',
      'condition_in_words',
      'reason',
      'requirements',
    ],
    search: ['role_label', 'action_in_words', 'reason', 'rule'],
    filters: ['module'],
    order: ['module', 'role', 'rule', 'action'],
  },
  facilities: {
    from: 'facility',
    columns: ['id', 'name', 'address', 'site_id', 'regulator'],
    search: ['name', 'address', 'site_id', 'regulator'],
    filters: [],
    order: ['name', 'id'],
  },
  programs: {
    from: 'program',
    columns: ['id', 'name', 'main_site_contact', 'contacts', 'created_at'],
    search: ['name', 'main_site_contact'],
    filters: [],
    order: ['name', 'id'],
  },
  contacts: {
    from: 'program_contact',
    columns: [
      'program_id',
      'program',
      'person_id',
      'person',
      'role',
      'granted_at',
      'granted_by',
      'expires_at',
    ],
    search: ['program', 'person'],
    filters: ['role'],
    order: ['program', 'program_id', 'person', 'person_id'],
  },
  inventory: {
    from: inventory,
    columns: ['kind', 'id', 'name', 'place', 'unit'],
    search: ['name', 'place'],
    filters: ['kind'],
    order: ['place', 'name', 'kind', 'id'],
  },
  invitations: {
    from: 'invitation',
    columns: ['id', 'person', 'state', 'created_at', 'created_by', 'expires_at', 'ended_at'],
    search: ['person', 'created_by'],
    filters: ['state'],
    order: ['id'],
  },
  reviews: {
    from: 'review_decision',
    columns: [
      'review',
      'person_id',
      'person',
      'program',
      'role',
      'decision',
      'reason',
      'decided_at',
      'decided_by',
    ],
    search: ['review', 'person', 'reason'],
    filters: ['decision'],
    order: ['review', 'person', 'person_id', 'role'],
  },
  trail: {
    from: 'audit_event',
    columns: ['seq', 'at', 'actor', 'action', 'outcome', 'subject', 'about', 'is_withheld'],
    search: ['actor', 'action', 'subject', 'about'],
    filters: ['outcome', 'is_withheld'],
    order: ['seq'],
  },
}

export interface ListQuestion {
  readonly list: ReadingList
  readonly search: string
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort: { readonly column: string; readonly descending: boolean } | null
}

interface Condition {
  readonly sql: string
  readonly values: readonly string[]
}

export function countRows(file: ExportFile, question: ListQuestion): number {
  const { sql, values } = conditionOf(question)
  return file
    .prepare(`SELECT count(*) FROM ${lists[question.list].from} WHERE ${sql}`)
    .pluck()
    .get(...values) as number
}

export function pageOfRows(
  file: ExportFile,
  question: ListQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ReadingRow[] {
  const { from, columns } = lists[question.list]
  const { sql, values } = conditionOf(question)
  return file
    .prepare(
      `SELECT ${columns.join(', ')} FROM ${from} WHERE ${sql} ORDER BY ${orderOf(question)} LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset) as ReadingRow[]
}

/** The exact texts of some events, by number; withheld ones are left out. */
export function bodiesOf(file: ExportFile, seqs: readonly number[]): ReadonlyMap<number, string> {
  const rows = file
    .prepare(
      `SELECT seq, body FROM data_audit_event WHERE body IS NOT NULL AND seq IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(seqs)) as { seq: number; body: string }[]
  return new Map(rows.map(({ seq, body }) => [seq, body]))
}

function conditionOf({ list, search, filters }: ListQuestion): Condition {
  const source = lists[list]
  const words = search.split(/\s+/).filter((word) => word !== '')
  const wanted = Object.entries(filters).filter(
    ([name, some]) => source.filters.includes(name) && some.length > 0,
  )
  const parts: Condition[] = [
    ...words.map((word) => ({
      sql: `(${source.search.map((column) => `instr(lower(${column}), lower(?)) > 0`).join(' OR ')})`,
      values: source.search.map(() => word),
    })),
    ...wanted.map(([name, some]) => ({
      sql: `CAST(${name} AS TEXT) IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(some)],
    })),
  ]
  return {
    sql: ['1', ...parts.map(({ sql }) => sql)].join(' AND '),
    values: parts.flatMap(({ values }) => values),
  }
}

function orderOf({ list, sort }: ListQuestion): string {
  const { columns, order } = lists[list]
  if (sort === null || !columns.includes(sort.column)) return list === 'trail' ? 'seq DESC' : order.join(', ')
  return [`${sort.column}${sort.descending ? ' DESC' : ''}`, ...order].join(', ')
}

/** The last head that the own store's trail has at a length, for holding an export of one's own against it. */
export function headAt(file: ExportFile, length: number): string | undefined {
  return file.prepare('SELECT lower(hex(head)) FROM data_audit_event WHERE seq = ?').pluck().get(length) as
    string | undefined
}

/** What is in each table and what is withheld. */
export function listWithheld(file: ExportFile) {
  return file
    .prepare('SELECT table_name AS "table", rows_here AS rows, rows_withheld AS withheld FROM withheld')
    .all() as { table: string; rows: number; withheld: number }[]
}
