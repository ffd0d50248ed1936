// A review as a document to print and as a table (B-11): every item with its decision, reason, reviewer, time, and the event
// of the trail that carried it out, with that event's head of the chain. The file is complete or is not there.
import { basename } from 'node:path'
import type { reportFormats } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { ReadDb } from '../../db/open.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import type { Services } from '../../ipc/services.ts'
import { getOrganization } from '../../directory/queries.ts'
import type { Task } from '../../tasks/tasks.ts'
import {
  countDecisions,
  getReview,
  listHeads,
  listItemsAfter,
  listProgramNames,
  listReviewers,
} from './queries.ts'
import type { Item } from './queries.ts'
import { reportCsv, reportHtml } from './report-words.ts'
import type { ReportHead } from './report-words.ts'
import { nameOf, scopeOf } from './service.ts'

interface Call {
  readonly read: <T>(work: (db: ReadDb) => T) => T
  readonly services: Services
  readonly preferences: Preferences
  readonly now: string
  readonly t: Translate
}

interface Wanted {
  readonly review: ReviewId
  readonly format: (typeof reportFormats)[number]
  readonly taskId: string
}

/** What a document to print can hold: more than this nobody reads on paper, and the printer would need minutes. */
export const mostPrinted = 10_000
const chunkSize = 1000

export interface ReportLine extends Item {
  /** The head of the chain after the event, in hexadecimal. */
  readonly head: string | null
}

/** @throws Refusal `cancelled`, and `review-too-long` for a document of too many items. */
export function writeReport(
  call: Call,
  { review: id, format, taskId }: Wanted,
): Promise<{ fileName: string; items: number }> {
  const { services, t, now, read } = call
  return services.tasks.run(taskId, async (task) => {
    const head = read((db) => headOf(db, id))
    if (format === 'pdf' && head.counts.items > mostPrinted)
      throw new Refusal('refused', 'review-too-long', { count: mostPrinted })
    const path = await services.desktop.chooseFileToSave({
      title: t('reviews:report.save'),
      suggestedName: `${t('reviews:report.fileName', { date: now.slice(0, 10) })}.${format}`,
    })
    if (path === null) throw new Refusal('cancelled', 'cancelled')
    const wording = { t, format: formatter(call.preferences), now }
    const lines = await linesOf(call, id, task)
    const chunks =
      format === 'csv'
        ? reportCsv(lines, wording)
        : [await services.desktop.printToPdf(reportHtml(head, lines, wording))]
    await writeChosenFile(path, chunks)
    return { fileName: basename(path), items: lines.length }
  })
}

function headOf(db: ReadDb, id: ReviewId): ReportHead {
  const review = found(getReview(db, id))
  const scope = scopeOf(review)
  return {
    organization: getOrganization(db)?.name ?? '',
    review,
    scope,
    programs: listProgramNames(db).flatMap((program) =>
      scope.programs.includes(program.id) ? [program.name] : [],
    ),
    createdBy: nameOf(db, review.createdBy),
    closedBy: review.closedBy === null ? null : nameOf(db, review.closedBy),
    reviewers: listReviewers(db, id),
    counts: countDecisions(db, id),
  }
}

/** All items; between two chunks main answers other calls. */
async function linesOf({ read, now }: Call, id: ReviewId, task: Task): Promise<ReportLine[]> {
  const lines: ReportLine[] = []
  for (;;) {
    if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
    const chunk = read((db) => {
      const items = listItemsAfter(db, id, lines.at(-1)?.id ?? 0, chunkSize, now)
      const heads = listHeads(
        db,
        items.flatMap(({ auditSeq }) => auditSeq ?? []),
      )
      return items.map((item) => ({ ...item, head: heads.get(item.auditSeq ?? 0) ?? null }))
    })
    if (chunk.length === 0) return lines
    lines.push(...chunk)
    task.progress(lines.length, null)
    await new Promise(setImmediate)
  }
}
