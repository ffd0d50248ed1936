// How a backup relates to the store of now.
import type { BackupHolds, backupRelations } from '../../../src-shared/contract/backups.ts'
import { readAuditBody } from '../../../src-shared/domain/audit-event.ts'
import { auditSentence } from '../../../src-shared/i18n/audit-sentence.ts'
import type { Wording } from '../../../src-shared/i18n/audit-values.ts'
import type { ReadDb } from '../../db/open.ts'
import { getHeadAfter, getTrailEnd, listBodiesAfter } from './queries.ts'

const shown = 50

/** What restoring the backup would undo: the events that came after the last one it knows. */
export function compareWithNow(
  db: ReadDb,
  { events, head }: Pick<BackupHolds, 'events' | 'head'>,
  wording: Wording,
) {
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
      const body = readAuditBody(text)
      return { at: body.at, sentence: auditSentence(body, wording) }
    }),
  }
}
