// Carrying a previewed bulk act out, in the one transaction of its command: everybody is looked at again, and then the acts
// themselves are done, each with its own entry in the trail.
import type { CallName } from '../../../src-shared/contract/index.ts'
import { roleFamilies } from '../../../src-shared/contract/people.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import { inverseOf } from '../../access/inverse.ts'
import { save } from '../../access/save.ts'
import { listPeopleById } from '../../access/queries.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { waiveLastLead } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { Ask, CommandResult, Context } from '../../ipc/implement.ts'
import { createKept } from '../../tasks/kept.ts'
import type { Holder } from '../../tasks/kept.ts'
import { paceOf } from '../../tasks/pace.ts'
import type { Pace } from '../../tasks/pace.ts'
import { inviteAgain, revoke } from './adding.ts'
import { bulkPreviews, isEligible, pieceSize } from './bulk.ts'
import type { KeptBulk } from './bulk.ts'
import { asksOf, seenOf } from './bulk-judge.ts'
import type { BulkItem, Judged, PersonAct } from './bulk-judge.ts'
import { remove, restore, setEnabled } from './changing.ts'

/** What takes the last bulk act back, ready to be carried out as a bulk act itself. */
const inverses = createKept<KeptBulk>()

type BulkContext = Context<'people.bulk'> & { readonly db: WriteDb }

function keptOf(holder: Holder, token: string): KeptBulk | undefined {
  return inverses.find(holder, token) ?? bulkPreviews.find(holder, token)
}

export const bulk = commandHandler('people.bulk', {
  // The token is looked up once more for its questions: they are asked about what is kept, never about what is sent.
  asks: (db, { preview }, actor, services) => {
    const list: Ask = { action: 'people.list' }
    // Without a preview there is nothing to ask about; `run` says that it is gone, to those who may be told.
    const kept = keptOf({ actor, services }, preview)
    if (kept === undefined) return [list]
    const eligible = kept.judged.filter(isEligible)
    refuseIfChanged(db, eligible, actor.now)
    return [list, ...eligible.flatMap(({ item }) => asksOf(db, item, actor))]
  },
  run: (context, { preview, confirmLastLead, taskId }) => {
    const { db, services } = context
    const { act, judged } = keptOf(context, preview) ?? bulkPreviews.get(context, preview)
    const eligible = judged.filter(isEligible)
    if (eligible.length === 0) throw new Refusal('refused', 'bulk-nobody')
    const pace = paceOf(services.tasks.watch(taskId), eligible.length)
    if (confirmLastLead) waiveLastLead(db)
    const items = backOf(context, eligible)
    const audit = carryOut(context, eligible, pace)
    const recording = pace.round(0.6, 1)
    const undo =
      items === null
        ? null
        : inverses.keep(context, {
            act: opposite[act] ?? act,
            judged: seenNow(db, eligible, items, context.now),
          })
    return {
      answer: { done: eligible.length, undo },
      audit,
      onRecorded: (done) => recording(done, audit.length),
      afterCommit: () => bulkPreviews.forget(services),
    }
  },
})

/** @throws Refusal `bulk-changed-meanwhile`, which names who is no longer as previewed. */
function refuseIfChanged(db: ReadDb, eligible: readonly Judged[], now: string): void {
  const changed: string[] = []
  for (const piece of piecesOf(eligible)) {
    const people = listPeopleById(
      db,
      piece.map(({ item }) => item.person),
    )
    for (const { item, seen, name } of piece)
      if (seenOf(db, item, people.get(item.person)!, now) !== seen) changed.push(name)
  }
  if (changed.length === 0) return
  const names = changed.slice(0, 3).join(', ')
  throw new Refusal('refused', 'bulk-changed-meanwhile', { count: changed.length, names })
}

function carryOut(context: BulkContext, eligible: readonly Judged[], pace: Pace): AuditEntry[] {
  const told = pace.round(0.1, 0.6)
  const items = eligible.map(({ item }) => item)
  const changes = items.flatMap((item) => ('change' in item ? [item.change] : []))
  const acts = items.flatMap((item) => ('act' in item ? [item] : []))
  return [
    ...piecesOf(leadsFirst(changes)).flatMap((piece, index) => {
      told(index * pieceSize, items.length)
      return save(context.db, piece, context)
    }),
    ...acts.flatMap(({ person, act }, index) => {
      if (index % pieceSize === 0) told(index, items.length)
      return doOne(context, person, act)
    }),
  ]
}

/** Promotions before demotions, so that a lead user is never missing in between. */
function leadsFirst(changes: readonly StagedChange[]): StagedChange[] {
  const leads = (change: StagedChange) => 'next' in change && change.next === 'lead-user'
  return changes.toSorted((a, b) => Number(leads(b)) - Number(leads(a)))
}

function piecesOf<Value>(all: readonly Value[]): Value[][] {
  const count = Math.ceil(all.length / pieceSize)
  return Array.from({ length: count }, (_, index) => all.slice(index * pieceSize, (index + 1) * pieceSize))
}

/** The single act's own handler, with its own rules. Its questions have been asked by `asks`. */
function doOne(context: BulkContext, person: PersonId, act: PersonAct): AuditEntry[] {
  const own = { ...context, grant: null as never }
  switch (act) {
    case 'enable':
    case 'disable': {
      const input = { person, isEnabled: act === 'enable', confirmLastLead: false }
      return entries('people.set-enabled', setEnabled.run(own, input, undefined))
    }
    case 'remove':
      return entries('people.remove', remove.run(own, { person, confirmLastLead: false }, undefined))
    case 'invite-again':
      return entries('people.invite-again', inviteAgain.run(own, { person }, undefined))
    case 'revoke-invitation':
      return entries('people.revoke-invitation', revoke.run(own, { person }, undefined))
    case 'restore': {
      const input = { person, keep: [...roleFamilies] }
      return entries('people.restore', restore.run(own, input, undefined))
    }
  }
}

function entries(verb: CallName, result: CommandResult<unknown>): AuditEntry[] {
  if ('refusal' in result) throw result.refusal
  return result.audit.map((entry) => ({ ...entry, action: entry.action ?? verb }))
}

const opposite: Partial<Record<KeptBulk['act'], PersonAct>> = {
  enable: 'disable',
  disable: 'enable',
  remove: 'restore',
  restore: 'remove',
}

/**
 * What would take the act back: roles as they were, enabled and disabled the other way round, removed people with all that they
 * held; null for the rest, and for what the actor could not give back (B-07).
 */
function backOf({ db, actor, now }: BulkContext, done: readonly Judged[]): BulkItem[] | null {
  const items = done.map(({ item }) => {
    const back = itemBack(db, item, now)
    const isRestored = back !== null && 'act' in back && back.act === 'restore'
    return isRestored && !asksOf(db, back, actor).every(({ action, on }) => decide(actor, action, on).allowed)
      ? null
      : back
  })
  return items.some((item) => item === null) ? null : (items as BulkItem[])
}

function itemBack(db: ReadDb, item: BulkItem, now: string): BulkItem | null {
  const { person } = item
  if ('act' in item) {
    const act = opposite[item.act]
    return act === undefined ? null : { person, act }
  }
  const [change] = inverseOf(db, [item.change], now) ?? []
  return change === undefined ? null : { person, change }
}

/** The inverse rests on how the act has left everybody. */
function seenNow(db: ReadDb, done: readonly Judged[], items: readonly BulkItem[], now: string): Judged[] {
  const turned = done.map((each, index) => ({ ...each, item: items[index]!, rights: null }))
  return piecesOf(turned).flatMap((piece) => {
    const people = listPeopleById(
      db,
      piece.map(({ item }) => item.person),
    )
    return piece.map((each) => ({ ...each, seen: seenOf(db, each.item, people.get(each.item.person)!, now) }))
  })
}
