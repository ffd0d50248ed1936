// One event with its hashes, and the people and things that the trail names.
import { folded } from '../../../src-shared/domain/person-name.ts'
import { isParty, readAuditBody } from '../../../src-shared/domain/audit-event.ts'
import type { AuditParty } from '../../../src-shared/domain/audit-event.ts'
import type { RawDb } from './list-queries.ts'

/** A link of the chain as it is stored. */
export interface StoredLink {
  readonly text: string
  readonly leaf: Buffer
  readonly head: Buffer
  /** Null before the first event. */
  readonly previousHead: Buffer | null
  readonly salt: Buffer
}

export function getLink(db: RawDb, seq: number): StoredLink | undefined {
  return db.raw
    .prepare(
      `SELECT e.body AS text, e.leaf, e.head, e.salt, p.head AS previousHead
       FROM audit_event e LEFT JOIN audit_event p ON p.seq = e.seq - 1 WHERE e.seq = ?`,
    )
    .get(seq) as StoredLink | undefined
}

export interface KnownParty {
  readonly kind: string
  readonly id: number
  readonly name: string
  /** A person's address. */
  readonly note: string
}

/** Enough to choose from. */
const offered = 30

/** People by their present name or address, removed ones included; then things by the last name that the trail has for them. */
export function findParties(db: RawDb, search: string): KnownParty[] {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const like = words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`)
  const where = like.map(() => String.raw`(sort_name LIKE ? ESCAPE '\' OR email LIKE ? ESCAPE '\')`)
  const people = db.raw
    .prepare(
      `SELECT 'person' AS kind, id, first_name || ' ' || last_name AS name, email AS note FROM person
       ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY sort_name, id LIMIT ${offered}`,
    )
    .all(...like.flatMap((pattern) => [pattern, pattern])) as KnownParty[]
  const named = people.map((person) => ({ ...person, name: person.name.trim() || person.note }))
  const things = listThings(db).filter(({ name }) => words.every((word) => folded(name).includes(word)))
  return [...named, ...things.slice(0, offered)]
}

/** Those of these keys, as in `program:3`. */
export function getParties(db: RawDb, keys: readonly string[]): KnownParty[] {
  return keys.flatMap((key) => {
    const [kind = '', id = '0'] = key.split(':')
    const name = lastName(db, kind, Number(id))
    return name === null ? [] : [{ kind, id: Number(id), name, note: '' }]
  })
}

/** Things are few beside events: facilities, programs, entities and the like, one step in the index each. */
function listThings(db: RawDb): KnownParty[] {
  const next = db.raw.prepare(
    'SELECT kind, id FROM audit_party WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT 1',
  )
  const things: KnownParty[] = []
  let at: { kind: string; id: number } | undefined = { kind: '', id: 0 }
  while ((at = next.get(at.kind, at.id) as typeof at) !== undefined) {
    // People are found in the directory.
    if (at.kind === 'person') at = { kind: 'person', id: Number.MAX_SAFE_INTEGER }
    else things.push({ ...at, name: lastName(db, at.kind, at.id) ?? '', note: '' })
  }
  return things
}

/** What the newest event calls it; null where no event names it. */
function lastName(db: RawDb, kind: string, id: number): string | null {
  const text = db.raw
    .prepare(
      `SELECT body FROM audit_event
       WHERE seq = (SELECT max(seq) FROM audit_party WHERE kind = ? AND id = ?)`,
    )
    .pluck()
    .get(kind, id) as string | undefined
  return text === undefined ? null : (nameIn(readAuditBody(text), { kind, id }) ?? null)
}

function nameIn(value: unknown, wanted: Pick<AuditParty, 'kind' | 'id'>): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isParty(value) && value.kind === wanted.kind && value.id === wanted.id) return value.name
  for (const each of Object.values(value)) {
    const name = nameIn(each, wanted)
    if (name !== undefined) return name
  }
  return undefined
}
