// Trying a file out (B-03): every row is judged on the connection that cannot write, in pieces between which main answers
// other calls. What was found is kept for the import, which must find the same.
import { basename } from 'node:path'
import { importVerdicts } from '../../../src-shared/contract/people-import.ts'
import type {
  ImportDryRun,
  ImportMapping,
  ImportRow,
  ImportVerdict,
  ReadPeopleFile,
} from '../../../src-shared/contract/people-import.ts'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { RightChange } from '../../../src-shared/policy/rights.ts'
import type { ReadDb } from '../../db/open.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Services } from '../../ipc/services.ts'
import { createKept } from '../../tasks/kept.ts'
import type { Task } from '../../tasks/tasks.ts'
import { judgeRows } from './judge.ts'
import type { JudgedRow, Judging } from './judge.ts'
import { programsByName } from './queries.ts'
import { isAddress, readPeopleFile } from './read-file.ts'
import type { PeopleFile } from './read-file.ts'
import { guessMapping } from './words.ts'

interface KeptFile extends PeopleFile {
  readonly name: string
  /** Of each column: its heading, else its number. */
  readonly names: readonly string[]
}

export interface KeptRun {
  readonly name: string
  readonly names: readonly string[]
  readonly mapping: ImportMapping
  readonly judged: readonly JudgedRow[]
}

const files = createKept<KeptFile>()
export const dryRuns = createKept<KeptRun>()

/** Rows judged or changes saved at a time. */
export const pieceSize = 200

export function piecesOf<Value>(all: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}

interface Caller {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
  readonly preferences: Preferences
}

interface WaitingCaller extends Caller {
  readonly services: Services
  readonly read: <T>(work: (db: ReadDb) => T) => T
}

/** What rows are judged by; dates are in the person's own format (S3-25). */
export function judgingOf(
  db: ReadDb,
  { actor, now, t, preferences }: Caller,
  mapping: ImportMapping,
): Judging {
  const dates = dateFormat(preferences.dateFormat)
  return { actor, now, t, mapping, dates, programs: programsByName(db), seen: new Map() }
}

const examplesShown = 3

export function readFile(
  call: WaitingCaller,
  input: { file: string; taskId: string },
): Promise<ReadPeopleFile> {
  const { services, t } = call
  return services.tasks.run(input.taskId, async (task) => {
    const path = services.files.path(input.file)
    if (path === null) throw Refusal.notFound()
    const file = await readPeopleFile(path, task)
    const { encoding, delimiter, columns: width, names: headings } = file.layout
    const names = Array.from(
      { length: width },
      (_, column) => headings?.[column]?.trim() || t('people-import:column', { number: column + 1 }),
    )
    const columns = names.map((name, column) => {
      const examples = file.rows
        .slice(0, examplesShown)
        .map(({ cells }) => (cells[column] ?? '').slice(0, 80))
      return { name: headings === null ? columnOf(t, column, examples[0]) : name, examples }
    })
    const token = files.keep(call, { ...file, names, name: basename(path) })
    const mapping = headings === null ? mappingByCells(file.rows[0]?.cells ?? []) : guessMapping(headings)
    return { file: token, rows: file.rows.length, encoding, delimiter, columns, mapping }
  })
}

/** A column without a heading is known by what stands in it. */
function columnOf(t: Translate, column: number, example = ''): string {
  const number = column + 1
  return example === ''
    ? t('people-import:column', { number })
    : t('people-import:columnOf', { number, example })
}

/** Without headings only an address can be told by itself. */
function mappingByCells(cells: readonly string[]): ImportMapping {
  const email = cells.findIndex(isAddress)
  return email < 0 ? {} : { email }
}

interface DryRunInput {
  readonly file: string
  readonly mapping: ImportMapping
  readonly taskId: string
}

/** @throws Refusal `cancelled`. */
export function dryRun(
  call: WaitingCaller,
  { file: token, mapping, taskId }: DryRunInput,
): Promise<ImportDryRun> {
  return call.services.tasks.run(taskId, async (task) => {
    const file = files.get(call, token)
    const judging = call.read((db) => judgingOf(db, call, mapping))
    const judged: JudgedRow[] = []
    for (const piece of piecesOf(file.rows, pieceSize)) {
      await turn(task, judged.length, file.rows.length)
      judged.push(...call.read((db) => judgeRows(db, piece, judging)))
    }
    await turn(task, judged.length, file.rows.length)
    const run = dryRuns.keep(call, { name: file.name, names: file.names, mapping, judged })
    const counts = Object.fromEntries(
      importVerdicts.map((verdict) => [verdict, judged.filter((row) => row.verdict === verdict).length]),
    ) as Record<ImportVerdict, number>
    return { run, counts, gained: inSum(judged, 'gained'), lost: inSum(judged, 'lost') }
  })
}

async function turn(task: Task, done: number, total: number): Promise<void> {
  if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
  task.progress(done, total)
  await new Promise<void>((resolve) => setImmediate(resolve))
}

/** Rights by action and scope, the commonest first (B-06). */
function inSum(judged: readonly JudgedRow[], side: 'gained' | 'lost'): ImportDryRun['gained'] {
  const sums = new Map<string, { right: RightChange; people: number }>()
  for (const { rights } of judged) {
    for (const right of rights?.[side] ?? []) {
      const key = `${right.action} ${right.scope}`
      const sum = sums.get(key)
      if (sum === undefined) sums.set(key, { right, people: 1 })
      else sum.people += 1
    }
  }
  return [...sums.values()]
    .map(({ right: { action, scope }, people }) => ({ action, scope, people }))
    .toSorted((a, b) => b.people - a.people)
}

interface RowWindow {
  readonly verdict: ImportVerdict
  readonly offset: number
  readonly limit: number
}

export function dryRunRows(
  { judged }: KeptRun,
  { verdict, offset, limit }: RowWindow,
): { rows: ImportRow[]; total: number } {
  const wanted = judged.filter((row) => row.verdict === verdict)
  const rows = wanted.slice(offset, offset + limit).map(({ row, email, name, fields, errors }) => ({
    number: row.number,
    email,
    name,
    verdict,
    fields: [...fields],
    errors: [...errors],
  }))
  return { rows, total: wanted.length }
}

/** Writes the refused rows as they stood in the file, with what was wrong. @throws Refusal `cancelled`. */
export function saveRejects(
  { services, t }: Pick<WaitingCaller, 'services' | 't'>,
  { judged, names, name }: KeptRun,
  taskId: string,
): Promise<{ fileName: string; rows: number }> {
  return services.tasks.run(taskId, async (task) => {
    const path = await services.desktop.chooseFileToSave({
      title: t('people-import:rejects.title'),
      suggestedName: `${t('people-import:rejects.fileName', { name: basename(name, '.csv') })}.csv`,
    })
    if (path === null) throw new Refusal('cancelled', 'cancelled')
    const refused = judged.filter(({ verdict }) => verdict === 'refused')
    async function* records() {
      yield (
        byteOrderMark +
        csvRecord([...names, t('people-import:rejects.row'), t('people-import:rejects.problem')])
      )
      for (const [at, piece] of piecesOf(refused, pieceSize).entries()) {
        await turn(task, at * pieceSize, refused.length)
        yield piece.map((row) => csvRecord(rejectCells(t, row, names.length))).join('')
      }
    }
    await writeAtomically(path, records()).catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      throw new Refusal('refused', 'file-not-written')
    })
    return { fileName: basename(path), rows: refused.length }
  })
}

function rejectCells(t: Translate, { row, errors }: JudgedRow, width: number): string[] {
  const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '')
  const told = errors.map(({ field, problem }) => `${t(`people-import:fields.${field}`)}: ${problem}`)
  return [...cells, String(row.number), told.join(' ')]
}
