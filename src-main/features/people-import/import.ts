// The import itself, in the one transaction of its command: every row is judged once more and has to come out as in the dry
// run; then people are added and changed, each with their own entries in the trail.
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { save } from '../../access/save.ts'
import { changedValues } from '../../audit/changed.ts'
import type { AuditEntry } from '../../audit/record.ts'
import {
  getPerson,
  insertPeople,
  personSubject,
  updatePerson,
  waiveLastLead,
} from '../../directory/queries.ts'
import { stateWhen } from '../../directory/person-state.ts'
import { inviteNewcomers } from '../../invitations/issue.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { Ask, Context } from '../../ipc/implement.ts'
import type { WriteDb } from '../../db/open.ts'
import { paceOf } from '../../tasks/pace.ts'
import type { Pace } from '../../tasks/pace.ts'
import { dryRuns, judgingOf, pieceSize, piecesOf } from './dry-run.ts'
import type { KeptRun } from './dry-run.ts'
import { judgeRows } from './judge.ts'
import type { JudgedRow } from './judge.ts'

type ImportContext = Context<'people-import.run'> & { readonly db: WriteDb }

export const runImport = commandHandler('people-import.run', {
  asks: (_db, { run }, actor, services) => {
    const asks: Ask[] = [{ action: 'people.import' }, { action: 'people.invite' }]
    const kept = dryRuns.find({ actor, services }, run)
    return [...asks, ...(kept?.judged ?? []).flatMap((row) => row.asks)]
  },
  run: (context, { run, only, invite, confirmLastLead, taskId }) => {
    const { db, services } = context
    const kept = dryRuns.get(context, run)
    const pace = paceOf(services.tasks.watch(taskId), kept.judged.length)
    refuseIfChanged(context, kept, pace)
    if (only === 'all' && kept.judged.some(({ verdict }) => verdict === 'refused'))
      throw new Refusal('refused', 'import-has-errors')
    const added = kept.judged.filter(({ verdict }) => verdict === 'new')
    const changed = kept.judged.filter(({ verdict }) => verdict === 'changed')
    if (confirmLastLead) waiveLastLead(db)
    const adding = pace.round(0.1, 0.5)
    const audit = piecesOf(added, pieceSize).flatMap((piece, index) => {
      adding(index * pieceSize, added.length)
      return add(context, piece, invite)
    })
    const ids = new Map(added.map((row, index) => [row, audit[index]!.subject.id as PersonId]))
    audit.push(...changed.flatMap((row) => edit(context, row)))
    const changes = leadsFirst(kept.judged.flatMap((row) => changesOf(row, ids)))
    const saving = pace.round(0.5, 0.65)
    for (const [index, piece] of piecesOf(changes, pieceSize).entries()) {
      saving(index * pieceSize, changes.length)
      audit.push(...save(db, piece, context))
    }
    audit.push(...[...added, ...changed].flatMap((row) => enable(context, row, ids)))
    const counts = { added: added.length, changed: changed.length }
    const recording = pace.round(0.65, 1)
    const file = { kind: 'file', id: null, name: kept.name }
    return {
      answer: counts,
      audit: [{ subject: file, after: counts }, ...audit],
      onRecorded: (entries) => recording(entries, audit.length + 1),
      afterCommit: () => dryRuns.forget(services),
    }
  },
})

/** @throws Refusal `import-changed` naming rows that would not come out as in the dry run. */
function refuseIfChanged(context: ImportContext, kept: KeptRun, pace: Pace): void {
  const judged = pace.round(0, 0.1)
  const judging = judgingOf(context.db, context, kept.mapping)
  const rows = piecesOf(kept.judged, pieceSize).flatMap((piece, at) => {
    judged(at * pieceSize, kept.judged.length)
    const again = judgeRows(
      context.db,
      piece.map(({ row }) => row),
      judging,
    )
    return piece.filter((row, index) => outcome(row) !== outcome(again[index]!)).map(({ row }) => row.number)
  })
  if (rows.length === 0) return
  throw new Refusal('refused', 'import-changed', { count: rows.length, rows: rows.slice(0, 5).join(', ') })
}

function outcome({ verdict, person, fields, changes, errors }: JudgedRow): string {
  return JSON.stringify([verdict, person, fields, changes, errors.map(({ field }) => field)])
}

/** One entry for each, in their order. */
function add(context: ImportContext, rows: readonly JudgedRow[], invite: boolean): AuditEntry[] {
  const { db, actor, now, preferences } = context
  const { translation } = preferences
  const people = rows.map(({ values }) => {
    const { email = '', firstName = '', lastName = '', phone = '', title = '', isConsultant = false } = values
    return { email, firstName, lastName, phone, title, isConsultant, state: 'invited' as const }
  })
  const ids = insertPeople(
    db,
    people.map((person) => ({ ...person, userName: person.email, createdAt: now })),
    { translation },
  )
  const added = people.map((person, index) => ({ ...person, id: ids[index]!, userName: person.email }))
  const isInvited = rows.map(({ values }) => invite && values.isEnabled !== false)
  const invited = added.filter((_, index) => isInvited[index])
  const expiresAt = inviteNewcomers(db, invited, { actor, now, translation })
  return added.map((person, index) => ({
    action: isInvited[index] ? 'people.invite' : 'people.import',
    subject: { kind: 'person', id: person.id, name: displayName(person) },
    after: { ...people[index]!, ...(isInvited[index] ? { expiresAt } : {}) },
  }))
}

function edit({ db }: ImportContext, { person: id, values, fields }: JudgedRow): AuditEntry[] {
  const person = found(getPerson(db, id!))
  const { firstName, lastName, phone, title, isConsultant } = { ...person, ...values }
  const change = { firstName, lastName, phone, title, isConsultant }
  const changed = fields.some((field) => field in change) ? changedValues(person, change) : null
  if (changed === null) return []
  updatePerson(db, person.id, change)
  return [{ action: 'people.edit', subject: personSubject(db, person.id), ...changed }]
}

function changesOf(row: JudgedRow, ids: ReadonlyMap<JudgedRow, PersonId>): StagedChange[] {
  const id = row.person ?? ids.get(row)
  return id === undefined ? [] : row.changes.map((change) => ({ ...change, person: id }))
}

/** Promotions before demotions, so that a lead user is never missing in between. */
function leadsFirst(changes: readonly StagedChange[]): StagedChange[] {
  const leads = (change: StagedChange) => 'next' in change && change.next === 'lead-user'
  return changes.toSorted((a, b) => Number(leads(b)) - Number(leads(a)))
}

function enable({ db }: ImportContext, row: JudgedRow, ids: ReadonlyMap<JudgedRow, PersonId>): AuditEntry[] {
  if (!row.fields.includes('isEnabled') || row.values.isEnabled === undefined) return []
  const person = found(getPerson(db, row.person ?? ids.get(row)!))
  const state = stateWhen(person, row.values.isEnabled)
  updatePerson(db, person.id, { state })
  const subject = personSubject(db, person.id)
  return [{ action: 'people.set-enabled', subject, before: { state: person.state }, after: { state } }]
}
