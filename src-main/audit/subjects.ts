// What the policy was asked about, as the trail names it.
import type { Id, On } from '../../src-shared/policy/facts.ts'
import type { ReadDb } from '../db/open.ts'
import { personSubject } from '../directory/queries.ts'
import type { AuditSubject } from './record.ts'

const tables = {
  program: 'program',
  facility: 'facility',
  source: 'emission_source',
  asset: 'asset',
  entity: 'entity',
} as const

/** The most telling target of a question: the person if there is one, else the thing; null where it named none. */
export function targetSubject(db: ReadDb, on: On): AuditSubject | null {
  if (on.person !== undefined) return personSubject(db, Number(on.person.id))
  if (on.program !== undefined) return named(db, 'program', on.program)
  if (on.facility !== undefined) return named(db, 'facility', on.facility)
  for (const kind of ['source', 'asset', 'entity'] as const) {
    const place = on[kind]
    if (place !== undefined) return named(db, kind, place.id)
  }
  return null
}

function named(db: ReadDb, kind: keyof typeof tables, id: Id): AuditSubject {
  const name = db.raw.prepare(`SELECT name FROM ${tables[kind]} WHERE id = ?`).pluck().get(id)
  return { kind, id: Number(id), name: typeof name === 'string' ? name : `#${id}` }
}
