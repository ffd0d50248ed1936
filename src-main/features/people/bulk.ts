// Bulk acts (B-02): preview, the two lists of it, their export, and the act itself in one transaction. A preview is kept in
// main; the act names it and is carried out on exactly those whom it found eligible.
import { basename } from 'node:path'
import { mostInBulk } from '../../../src-shared/contract/people-bulk.ts'
import type {
  BulkAct,
  BulkPreview,
  BulkRow,
  BulkWhich,
  RightInSum,
} from '../../../src-shared/contract/people-bulk.ts'
import type { PeopleQuery, PeopleSelection } from '../../../src-shared/contract/people-query.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { RightChange } from '../../../src-shared/policy/rights.ts'
import { listStandingLeads } from '../../access/queries.ts'
import type { ReadDb } from '../../db/open.ts'
import { actorId } from '../../directory/queries.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { WaitingContext } from '../../ipc/implement.ts'
import { createKept } from '../../tasks/kept.ts'
import type { Task } from '../../tasks/tasks.ts'
import { judge } from './bulk-judge.ts'
import type { BulkItem, Judged } from './bulk-judge.ts'
import { selected } from './export.ts'
import { listMatching } from './list-queries.ts'

export interface KeptBulk {
  readonly act: BulkAct['act'] | 'restore'
  readonly judged: readonly Judged[]
}

export const bulkPreviews = createKept<KeptBulk>()

/** People judged or written at a time; between two pieces of a preview main answers other calls. */
export const pieceSize = 200

interface Wanted {
  readonly act: BulkAct
  readonly query: PeopleQuery
  readonly selection: PeopleSelection
  readonly taskId: string
}

type Call = Pick<WaitingContext<'people.preview-bulk'>, 'actor' | 'now' | 't' | 'services' | 'read'>

/** Judges everybody selected. @throws Refusal `cancelled`, or `bulk-too-many`. */
export function previewBulk(call: Call, wanted: Wanted): Promise<BulkPreview> {
  return call.services.tasks.run(wanted.taskId, async (task) => {
    const { act, query, selection } = wanted
    const ids = call.read((db) =>
      selected(listMatching(db, everybody(query, selection), call.now), selection),
    )
    if (ids.length > mostInBulk) throw new Refusal('refused', 'bulk-too-many', { count: mostInBulk })
    const judged: Judged[] = []
    for await (const piece of pieces(ids, task))
      judged.push(...call.read((db) => judge(db, act, piece, call)))
    const preview = bulkPreviews.keep(call, { act: act.act, judged })
    return { preview, ...summary(judged, call) }
  })
}

/** Ticked people are meant whatever the search has become since; and removed ones only where they are asked for. */
function everybody(query: PeopleQuery, { kind }: PeopleSelection): PeopleQuery {
  if (kind === 'all-matching') return query
  const { sort } = query
  const none = {
    module: [],
    group: [],
    corporate: [],
    program: [],
    inProgram: [],
    place: [],
    data: [],
    ends: [],
    unused: [],
  }
  const states = ['invited', 'pending', 'active', 'disabled', 'removed'] as const
  return { search: '', sort, filters: { ...none, state: [...states] } }
}

async function* pieces<Value>(all: readonly Value[], task: Task): AsyncGenerator<readonly Value[]> {
  for (let done = 0; done < all.length; done += pieceSize) {
    if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
    task.progress(done, all.length)
    yield all.slice(done, done + pieceSize)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
  task.progress(all.length, all.length)
}

function summary(judged: readonly Judged[], call: Call): Omit<BulkPreview, 'preview'> {
  const eligible = judged.filter(isEligible)
  const reasons = new Map<string, number>()
  for (const { reason } of judged)
    if (reason !== null) reasons.set(reason.group, (reasons.get(reason.group) ?? 0) + 1)
  return {
    eligible: eligible.length,
    ineligible: judged.length - eligible.length,
    reasons: [...reasons]
      .map(([reason, people]) => ({ reason, people }))
      .toSorted((a, b) => b.people - a.people),
    gained: inSum(eligible, 'gained'),
    lost: inSum(eligible, 'lost'),
    isOwnAccess: eligible.some(({ item }) => item.person === actorId(call.actor)),
    losesLastLead: call.read((db) => losesLastLead(db, eligible)),
  }
}

export function isEligible({ reason }: Judged): boolean {
  return reason === null
}

/** Rights by action and scope, the commonest first (B-06). */
function inSum(judged: readonly Judged[], side: 'gained' | 'lost'): RightInSum[] {
  return rightsInSum(judged.flatMap(({ rights }) => rights?.[side] ?? []))
}

function rightsInSum(changes: readonly RightChange[]): RightInSum[] {
  const sums = new Map<string, { action: RightInSum['action']; scope: string; people: number }>()
  for (const { action, scope } of changes) {
    const key = `${action} ${scope}`
    const sum = sums.get(key) ?? { action, scope, people: 0 }
    sums.set(key, { ...sum, people: sum.people + 1 })
  }
  return [...sums.values()].toSorted((a, b) => b.people - a.people)
}

function losesLastLead(db: ReadDb, eligible: readonly Judged[]): boolean {
  const leads = listStandingLeads(db)
  const ending = new Set(eligible.filter(({ item }) => endsLead(item)).map(({ item }) => item.person))
  return leads.length > 0 && leads.every(({ id }) => ending.has(id))
}

function endsLead(item: BulkItem): boolean {
  if ('act' in item) return item.act === 'disable' || item.act === 'remove'
  return item.change.action === 'roles.set-group' && item.change.next !== 'lead-user'
}

interface RowWindow {
  readonly which: BulkWhich
  readonly offset: number
  readonly limit: number
}

/** A page of a preview, in the order of the list of people. */
export function bulkRows(
  { judged }: KeptBulk,
  { which, offset, limit }: RowWindow,
): { rows: BulkRow[]; total: number } {
  const wanted = judged.filter((each) => isEligible(each) === (which === 'eligible'))
  return { rows: wanted.slice(offset, offset + limit).map(rowOf), total: wanted.length }
}

function rowOf({ item, name, email, reason }: Judged): BulkRow {
  return { person: item.person, name, email, reason: reason?.text ?? null }
}

/** Writes both lists of a preview into a file of the person's choice. @throws Refusal `cancelled`. */
export function exportBulk(
  { services, t, now }: Pick<Call, 'services' | 't' | 'now'>,
  { judged }: KeptBulk,
  taskId: string,
): Promise<{ fileName: string; rows: number }> {
  return services.tasks.run(taskId, async (task) => {
    const path = await services.desktop.chooseFileToSave({
      title: t('people:bulk.export.title'),
      suggestedName: `${t('people:bulk.export.fileName', { date: now.slice(0, 10) })}.csv`,
    })
    if (path === null) throw new Refusal('cancelled', 'cancelled')
    const heading = ['name', 'email', 'verdict', 'reason'].map((column) => t(`people:bulk.export.${column}`))
    async function* records() {
      yield byteOrderMark + csvRecord(heading)
      for await (const piece of pieces(judged, task))
        yield piece
          .map(({ name, email, reason }) => {
            const verdict = t(`people:bulk.${reason === null ? 'eligible' : 'ineligible'}`)
            return csvRecord([name, email, verdict, reason?.text ?? ''])
          })
          .join('')
    }
    await writeChosenFile(path, records())
    return { fileName: basename(path), rows: judged.length }
  })
}
