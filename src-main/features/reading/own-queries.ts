// What the own store, where there is one, knows of an export that is opened: whether the key is its own, and its own trail.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../db/open.ts'

export interface OwnKnowledge {
  readonly isOwnKey: boolean
  /** The own trail's head at the export's length; null where the own trail is shorter. */
  readonly head: string | null
}

export function knowledgeOf(db: ReadDb, key: string, length: number): OwnKnowledge {
  const own = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM signing_key WHERE id = ${key}`)
  const head = db.get<{ head: string } | undefined>(
    sql`SELECT lower(hex(head)) AS head FROM audit_event WHERE seq = ${length}`,
  )
  return { isOwnKey: (own?.n ?? 0) > 0, head: head?.head ?? null }
}
