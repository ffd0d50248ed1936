// The preview that is open: the file, what main has found out about it so far, and what the person said about reading it.
// One file at a time; opening another, or another layout of the same, begins anew, and late answers of the old are dropped.
import { DEFAULT_PIVOT } from '../../../src-shared/csv/calendar.ts'
import type {
  ChosenCsv,
  CsvCheck,
  CsvProfile,
  LayoutChosen,
  OpenedCsv,
  ReadingRules,
} from '../../../src-shared/contract/imports.ts'
import type { CallError, Reply } from '../../../src-shared/domain/errors.ts'
import { ask, toCallError } from '../../api/client.ts'
import { createViewStore } from '../../api/view-store.ts'
import { text } from '../../i18n/texts.ts'
import { cancelTask, newTaskId, track } from '../../shell/running-tasks.ts'

/** What is going on: `stopped` is after a cancel, `failed` when `error` says why there is nothing to show. */
export type Stage = 'empty' | 'opening' | 'counting' | 'counted' | 'checking' | 'done' | 'stopped' | 'failed'

/** What the person says of a column, against what the profile says. */
export type ColumnRole = 'date' | 'other'

interface PreviewState {
  readonly stage: Stage
  readonly file: ChosenCsv | null
  /** Why the file could not be opened, counted or checked. */
  readonly error: CallError | null
  readonly opened: OpenedCsv | null
  readonly profile: CsvProfile | null
  readonly check: CsvCheck | null
  /** Told apart from the one before by a number, so that views ask again. */
  readonly revision: number
  /** The task that can be cancelled. */
  readonly taskId: string | null
  readonly layout: LayoutChosen
  /** Two-digit years below it are of the 2000s. */
  readonly pivot: number
  readonly hourEnding: boolean
  readonly roles: Readonly<Record<number, ColumnRole>>
  /** Formats for this preview alone, by column; the person's own where there is none. */
  readonly formats: Readonly<Record<number, string>>
  /** Formats that the person has confirmed where the column could not settle them. */
  readonly confirmed: Readonly<Record<number, string>>
}

const nothingFound = { profile: null, check: null, error: null, taskId: null } as const
const nothingSaid = { roles: {}, formats: {}, confirmed: {}, hourEnding: false } as const

export const usePreview = createViewStore<PreviewState>(() => ({
  stage: 'empty',
  file: null,
  opened: null,
  revision: 0,
  layout: {},
  pivot: DEFAULT_PIVOT,
  ...nothingFound,
  ...nothingSaid,
}))

const set = usePreview.setState
const get = usePreview.getState

/** Opens a file and counts it. What was said about another file is forgotten. */
export async function openFile(file: ChosenCsv): Promise<void> {
  set({ file, opened: null, layout: {}, pivot: DEFAULT_PIVOT, ...nothingSaid })
  await begin()
}

/** Reads the open file by another layout. Columns may be others then, so what was said about them is forgotten. */
export async function changeLayout(layout: LayoutChosen): Promise<void> {
  set({ layout, ...nothingSaid })
  await begin()
}

/** Reads two-digit years otherwise. */
export async function changePivot(pivot: number): Promise<void> {
  set({ pivot })
  await begin()
}

/** Reads the open file again, as after a cancel. Its first rows stay until the new ones are there. */
export async function begin(): Promise<void> {
  const { file, layout, pivot, taskId, revision } = get()
  if (file === null) return
  if (taskId !== null) cancelTask(taskId)
  const mine = revision + 1
  set({ stage: 'opening', revision: mine, ...nothingFound })
  const opened = await settled(ask('imports.open', { file: file.token, layout, pivot }))
  if (get().revision !== mine) return
  if (!opened.ok) {
    set({ stage: 'failed', error: opened.error })
    return
  }
  set({ stage: 'counting', opened: opened.value })
  await count(file, mine)
}

async function count(file: ChosenCsv, mine: number): Promise<void> {
  const taskId = newTaskId()
  set({ taskId })
  const asked = settled(ask('imports.profile', { file: file.token, taskId }))
  const reply = await track(taskId, text('imports:running.reading', { name: file.name }), asked)
  if (get().revision !== mine) return
  if (!reply.ok)
    set({ stage: isCancelled(reply.error) ? 'stopped' : 'failed', error: reply.error, taskId: null })
  else if (reply.value.isWhole) set({ stage: 'counted', profile: reply.value, taskId: null })
  else set({ stage: 'stopped', profile: reply.value, taskId: null })
}

let lastCheck = 0

/** Holds every value against the rules; a check that is under way gives way to this one. */
export async function checkAgain(rules: ReadingRules): Promise<void> {
  const { file, revision, taskId: before } = get()
  if (file === null) return
  if (before !== null) cancelTask(before)
  const turn = ++lastCheck
  const taskId = newTaskId()
  set({ stage: 'checking', taskId, error: null })
  const asked = settled(ask('imports.check', { file: file.token, taskId, rules }))
  const reply = await track(taskId, text('imports:running.checking', { name: file.name }), asked)
  if (get().revision !== revision || turn !== lastCheck) return
  if (reply.ok) set({ stage: 'done', check: reply.value, taskId: null })
  else set({ stage: isCancelled(reply.error) ? 'stopped' : 'failed', error: reply.error, taskId: null })
}

/** Reads a column by a format for this preview. Null: by the person's own again. */
export function chooseFormat(column: number, format: string | null): void {
  set(({ formats }) => ({
    formats: format === null ? without(formats, column) : { ...formats, [column]: format },
  }))
}

/** The person says that this is how the column is meant. Null: undecided again. */
export function confirmFormat(column: number, format: string | null): void {
  if (format !== null) chooseFormat(column, format)
  set(({ confirmed }) => ({
    confirmed: format === null ? without(confirmed, column) : { ...confirmed, [column]: format },
  }))
}

export function sayRole(column: number, role: ColumnRole): void {
  set(({ roles }) => ({ roles: { ...roles, [column]: role } }))
}

export function setHourEnding(hourEnding: boolean): void {
  set({ hourEnding })
}

/** Closes the file; the reader stays warm for the next. */
export function closeFile(): void {
  const { file, taskId, revision } = get()
  if (taskId !== null) cancelTask(taskId)
  if (file !== null) void ask('imports.close', { file: file.token })
  set({ ...usePreview.getInitialState(), revision: revision + 1 })
}

function without<Value>(
  record: Readonly<Record<number, Value>>,
  key: number,
): Readonly<Record<number, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => Number(each) !== key))
}

const isCancelled = ({ code }: CallError) => code === 'cancelled'

function settled<Value>(reply: Promise<Reply<Value>>): Promise<Reply<Value>> {
  return reply.catch((thrown: unknown) => ({ ok: false, error: toCallError(thrown) }))
}

/** Columns that read by this format for this preview alone read by the person's own again. */
export function forgetFormat(format: string): void {
  set(({ formats }) => ({
    formats: Object.fromEntries(Object.entries(formats).filter(([, each]) => each !== format)),
  }))
}
