// Who can, and the role catalogue, as CSV files: the same rows, order, columns and words as on screen.
import { basename } from 'node:path'
import type { WhoColumn, WhoQuery, WhoRow } from '../../../src-shared/contract/access-insight.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import { whoCell } from '../../../src-shared/i18n/insight-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { catalogue } from '../../../src-shared/policy/catalogue.ts'
import type { ReadDb } from '../../db/open.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Services } from '../../ipc/services.ts'
import { whoRows } from './answers.ts'
import { listWho } from './queries.ts'
import { questionsOf } from './question.ts'

interface Call {
  readonly read: <T>(work: (db: ReadDb) => T) => T
  readonly services: Services
  readonly preferences: Preferences
  readonly now: string
  readonly t: Translate
}

interface Written {
  readonly fileName: string
  readonly rows: number
}

/** Rows fetched and written at a time; between two chunks main answers other calls. */
const chunkSize = 200

/** @throws Refusal `cancelled`. */
export function exportWho(
  call: Call,
  wanted: WhoQuery & { readonly columns: readonly WhoColumn[]; readonly taskId: string },
): Promise<Written> {
  const { read, now, t, services } = call
  return write(call, wanted.taskId, 'insight:who.fileName', (signal) => {
    const { ids, questions } = read((db) => {
      const asked = questionsOf(db, wanted.thing, wanted.action)
      return { questions: asked, ids: listWho(db, asked, wanted, now) }
    })
    const wording = { t, format: formatter(call.preferences) }
    const filter = { roles: wanted.filters.role, reach: wanted.filters.reach }
    const rowsOf = (chunk: readonly PersonId[]): WhoRow[] =>
      read((db) => whoRows(db, chunk, questions, { now, filter }))
    async function* records() {
      yield byteOrderMark + csvRecord(wanted.columns.map((column) => t(`insight:who.columns.${column}`)))
      for (let done = 0; done < ids.length; done += chunkSize) {
        if (signal.aborted) throw cancelled()
        const rows = rowsOf(ids.slice(done, done + chunkSize))
        yield rows
          .map((row) => csvRecord(wanted.columns.map((column) => whoCell(column, row, wording))))
          .join('')
        services.emit('progress', { taskId: wanted.taskId, done: done + rows.length, total: ids.length })
        await new Promise(setImmediate)
      }
    }
    return { rows: ids.length, records: records() }
  })
}

/** @throws Refusal `cancelled`. */
export function exportCatalogue(call: Call, { taskId }: { readonly taskId: string }): Promise<Written> {
  const { t } = call
  const columns = ['module', 'role', 'right', 'condition', 'rule', 'sentence', 'requirements'] as const
  const lines = catalogue.flatMap(({ key, module, rights }) =>
    rights.map(({ action, condition, rule }) => [
      t(`policy:modules.${module}`),
      t(`policy:roles.${key}.label`),
      t(`policy:actions.${action}`),
      t(`policy:conditions.${condition}`),
      rule.id,
      t(`policy:rules.${rule.id}`),
      rule.requirements.join(' '),
    ]),
  )
  return write(call, taskId, 'insight:catalogue.fileName', () => {
    async function* records() {
      yield byteOrderMark + csvRecord(columns.map((column) => t(`insight:catalogue.columns.${column}`)))
      yield lines.map(csvRecord).join('')
    }
    return { rows: lines.length, records: records() }
  })
}

function write(
  { services, t, now }: Call,
  taskId: string,
  name: string,
  make: (signal: AbortSignal) => { rows: number; records: AsyncGenerator<string> },
): Promise<Written> {
  return services.tasks.run(taskId, async ({ signal }) => {
    const path = await services.desktop.chooseFileToSave({
      title: t('insight:exportTitle'),
      suggestedName: `${t(name, { date: now.slice(0, 10) })}.csv`,
    })
    if (path === null) throw cancelled()
    const { rows, records } = make(signal)
    await writeChosenFile(path, records)
    return { fileName: basename(path), rows }
  })
}

function cancelled(): Refusal {
  return new Refusal('cancelled', 'cancelled')
}
