// How a backup relates to the store of now.
import type { BackupHolds, backupRelations } from '../../../src-shared/contract/backups.ts'
import type { ReadDb } from '../../db/open.ts'
import { getHeadAfter, getTrailEnd, listBodiesAfter } from './queries.ts'

const shown = 50

interface Body {
  readonly at: string
  readonly actor: { readonly name: string } | null
  readonly action: string
  readonly subject: { readonly name: string }
}

/** What restoring the backup would undo: the events that came after the last one it knows. */
export function compareWithNow(db: ReadDb, { events, head }: Pick<BackupHolds, 'events' | 'head'>) {
  const now = getTrailEnd(db)
  const isPrefix = events === 0 || getHeadAfter(db, events) === head
  const relation: (typeof backupRelations)[number] = !isPrefix
    ? 'other-history'
    : now.events === events
      ? 'same'
      : 'earlier'
  const bodies = relation === 'earlier' ? listBodiesAfter(db, events, shown) : []
  return {
    relation,
    undone: relation === 'earlier' ? now.events - events : 0,
    newest: bodies.map((text) => {
      const { at, actor, action, subject } = JSON.parse(text) as Body
      return { at, actor: actor?.name ?? null, action, subject: subject.name }
    }),
  }
}
