// Deciding about items (B-11). A change or revocation is a staged change like any other: asked of the policy (B-07), previewed
// (B-06) and saved by the engine that all changes of access go through; keeping is recorded as an act of its own.
import type { DecisionInput } from '../../../src-shared/contract/reviews.ts'
import type { RolesPreview } from '../../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import { families, familyActions, isExactlyOne, rolesInstead } from '../../../src-shared/domain/review.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide, mayAnywhere } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { Family } from '../../../src-shared/policy/roles.ts'
import { askOf } from '../../access/plan.ts'
import { preview, save } from '../../access/save.ts'
import { nextSeq } from '../../audit/record.ts'
import type { AuditEntry, AuditSubject } from '../../audit/record.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { actorId } from '../../directory/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import type { Ask } from '../../ipc/implement.ts'
import { getItems, getReview, updateDecision } from './queries.ts'
import type { Item, Review } from './queries.ts'

/** The families that the actor decides about: those whose roles they may set; none for whoever only looks (S3-14). */
export function reviewedBy(actor: Facts): Family[] {
  if (!decide(actor, 'reviews.run').allowed) return []
  return families.filter((family) => mayAnywhere(actor, familyActions[family]))
}

/** The question whether somebody may set roles of a family at all, whoever's: about a person without exactly-one roles. */
export function familyAsk(family: Family, person: Item['personId']): Ask {
  const target = { id: person, isMainCorporate: false, mainSiteOf: [] }
  const action = familyActions[family]
  if (action === 'roles.set-corporate')
    return { action, on: { person: target, present: 'secondary', next: 'affiliate' } }
  return { action, on: { person: target, next: 'none' } }
}

/** The change of access that takes an item's role, or gives another one for it. */
export function changeOf(item: Item, next: string | null): StagedChange {
  const { family, personId: person, programId: program, role: present } = item
  const none = family === 'corporate' ? 'affiliate' : 'none'
  const roles = { person, present, next: next ?? none }
  // The snapshot's roles and those of `rolesInstead` are the family's own.
  switch (family) {
    case 'group':
      return { action: 'roles.set-group', ...roles } as StagedChange
    case 'corporate':
      return { action: 'roles.set-corporate', ...roles } as StagedChange
    case 'data':
      return { action: 'roles.set-data-role', ...roles } as StagedChange
    case 'program':
      return { action: 'programs.set-contact', program, ...roles } as StagedChange
  }
}

type Wanted = Pick<DecisionInput, 'review' | 'items' | 'decision'> & { readonly next?: string }

/** Every item is asked about: its family, and the change that would be made. @throws Refusal `not-found` */
export function decisionAsks(db: ReadDb, { items: ids, ...wanted }: Wanted, now: string): Ask[] {
  const items = getItems(db, ids, now)
  const changes = wanted.decision === 'keep' ? [] : items.map((item) => changeOf(item, wanted.next ?? null))
  const about = items.map((item) => familyAsk(item.family, item.personId))
  // Exactly-one roles are refused in words of their own, below.
  const asked = changes.filter((_, index) => !isExactlyOne(items[index]!.role))
  return [{ action: 'reviews.run' }, ...about, ...asked.map((change) => askOf(db, change))]
}

interface Call {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

/** The items of a decision, which nothing stands against. @throws Refusal for the first that something does. */
function decidable(db: ReadDb, wanted: Wanted, { actor, now }: Pick<Call, 'actor' | 'now'>): Item[] {
  const review = found(getReview(db, wanted.review))
  if (review.closedAt !== null) throw new Refusal('refused', 'review-closed')
  const items = getItems(db, wanted.items, now)
  if (items.length < wanted.items.length) throw Refusal.notFound()
  for (const item of items) {
    if (item.reviewId !== review.id) throw Refusal.notFound()
    const key = objectionTo(item, actor) ?? (wanted.decision === 'keep' ? null : keepOnly(item))
    if (key !== null) throw new Refusal('refused', key, { person: item.personName })
    if (wanted.next !== undefined && !rolesInstead(item.family, item.role).includes(wanted.next))
      throw Refusal.fields({ field: 'next', key: 'review-role' })
  }
  return items
}

/** Why nobody, or not this person, can decide about an item of an open review; null where they can. */
export function objectionTo(item: Item, actor: Facts): string | null {
  if (item.decision !== null && item.decision !== 'keep') return 'review-decided'
  if (item.personId === actorId(actor)) return 'review-own-item'
  if (item.present !== item.role) return 'review-item-changed'
  return null
}

/** changes hands by a transfer. */
export function keepOnly({ role }: Item): string | null {
  return isExactlyOne(role) ? 'review-exactly-one' : null
}

/** What a change or revocation would do, in the order of the items. @throws Refusal as the decision would. */
export function previewDecision(db: ReadDb, wanted: Wanted, call: Call): RolesPreview {
  const items = decidable(db, wanted, call)
  return preview(
    db,
    items.map((item) => changeOf(item, wanted.next ?? null)),
    call,
  )
}

/** @throws Refusal; the trigger's `last-lead` without confirmation. */
export function decideItems(db: WriteDb, input: DecisionInput, call: Call): AuditEntry[] {
  const items = decidable(db, input, call)
  const review = reviewSubject(found(getReview(db, input.review)))
  const first = nextSeq(db)
  const { decision, reason } = input
  const told = { review, ...(reason === '' ? {} : { reason }) }
  const next = decision === 'change' ? input.next : null
  const entries: AuditEntry[] =
    decision === 'keep'
      ? items.map((item) => keptEntry(item, told))
      : named(
          save(
            db,
            items.map((item) => changeOf(item, next)),
            { ...call, confirmLastLead: input.confirmLastLead },
          ),
          items.length,
          told,
        )
  const stamp = { decidedAt: call.now, decidedBy: actorId(call.actor) }
  for (const [index, { id }] of items.entries())
    updateDecision(db, id, { decision, nextRole: next, reason, auditSeq: first + index, ...stamp })
  return entries
}

type Told = Readonly<Record<string, unknown>>

/** The acts are the single ones that they always are, and name the review that they are of. */
function named(entries: readonly AuditEntry[], changes: number, told: Told): AuditEntry[] {
  return entries.map((entry, index) =>
    index < changes ? { ...entry, after: { ...entry.after, ...told } } : entry,
  )
}

function keptEntry(item: Item, told: Told): AuditEntry {
  const { personId, personName, programId, programName, role } = item
  return {
    subject: { kind: 'person', id: personId, name: personName },
    ...(programId === null ? {} : { on: { kind: 'program', id: programId, name: programName ?? '' } }),
    after: { decision: 'keep', keptRole: role, ...told },
  }
}

export function reviewSubject({ id, name }: Pick<Review, 'id' | 'name'>): AuditSubject {
  return { kind: 'review', id, name }
}

/** Whoever began a review closes it, or the Main Corporate Contact, whom there always is (S2-20). */
export function closeAsks(db: ReadDb, review: ReviewId, actor: Facts): Ask[] {
  const run: Ask = { action: 'reviews.run' }
  if (getReview(db, review)?.createdBy === actorId(actor)) return [run]
  const person = targetPerson(db, actor.person.id)
  return [run, { action: 'roles.transfer-main-corporate', ...(person === null ? {} : { on: { person } }) }]
}
