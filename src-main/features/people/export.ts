// The list of people as a CSV file: the same rows, order, columns and words as on screen (B-01).
import { basename } from 'node:path'
import type { PeopleQuery, PeopleColumn, PeopleSelection } from '../../../src-shared/contract/people-query.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { personCell } from '../../../src-shared/domain/person-cells.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { ReadDb } from '../../db/open.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Services } from '../../ipc/services.ts'
import type { Task } from '../../tasks/tasks.ts'
import { listMatching, listRows } from './list-queries.ts'

interface Wanted extends PeopleQuery {
  readonly columns: readonly PeopleColumn[]
  readonly selection: PeopleSelection | null
  readonly taskId: string
}

interface Call {
  readonly read: <T>(work: (db: ReadDb) => T) => T
  readonly services: Services
  readonly preferences: Preferences
  readonly now: string
  readonly t: Translate
}

export interface WrittenExport {
  readonly fileName: string
  readonly rows: number
}

/** Rows fetched and written at a time; between two chunks main answers other calls. */
const chunkSize = 500

/**
 * Asks where to, and writes the file: complete or not at all. Who is in it, and in which order, is settled at one moment.
 * @throws Refusal `cancelled`.
 */
export function exportPeople(call: Call, wanted: Wanted): Promise<WrittenExport> {
  const { services, t, now } = call
  return services.tasks.run(wanted.taskId, async (task) => {
    const path = await services.desktop.chooseFileToSave({
      title: t('people:export.title'),
      suggestedName: `${t('people:export.fileName', { date: now.slice(0, 10) })}.csv`,
    })
    if (path === null) throw cancelled()
    const ids = call.read((db) => selected(listMatching(db, wanted, now), wanted.selection))
    await writeChosenFile(path, records(call, { ids, task, columns: wanted.columns }))
    return { fileName: basename(path), rows: ids.length }
  })
}

/** Those of the people that match who are selected. */
export function selected(ids: PersonId[], selection: PeopleSelection | null): PersonId[] {
  if (selection === null) return ids
  const named = new Set(selection.kind === 'some' ? selection.ids : selection.except)
  return ids.filter((id) => named.has(id) === (selection.kind === 'some'))
}

interface Records {
  readonly ids: readonly PersonId[]
  readonly columns: readonly PeopleColumn[]
  readonly task: Task
}

async function* records(call: Call, { ids, columns, task }: Records): AsyncGenerator<string> {
  const { t, now, read } = call
  const wording = { t, format: formatter(call.preferences) }
  yield byteOrderMark + csvRecord(columns.map((column) => t(`people:columns.${column}`)))
  for (let done = 0; done < ids.length; done += chunkSize) {
    if (task.signal.aborted) throw cancelled()
    task.progress(done, ids.length)
    const rows = read((db) => listRows(db, ids.slice(done, done + chunkSize), now))
    yield rows.map((row) => csvRecord(columns.map((column) => personCell(column, row, wording)))).join('')
  }
  task.progress(ids.length, ids.length)
}

function cancelled(): Refusal {
  return new Refusal('cancelled', 'cancelled')
}
