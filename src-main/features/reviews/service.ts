// The life of a review (B-11): beginning it takes the snapshot, closing it fixes the result; those who decide are told.
import type { Input, Output } from '../../../src-shared/contract/index.ts'
import { reviewScope } from '../../../src-shared/contract/reviews.ts'
import type {
  ReviewDetail,
  ReviewItem,
  ReviewRow,
  ReviewScope,
} from '../../../src-shared/contract/reviews.ts'
import type { PersonId, ReviewId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { AuditEntry } from '../../audit/record.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { actorId, getPerson } from '../../directory/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { notify } from '../../notices/notify.ts'
import { closeAsks, keepOnly, objectionTo, reviewedBy, reviewSubject } from './deciding.ts'
import {
  countDecisions,
  getReview,
  insertReview,
  listPossibleReviewers,
  listProgramNames,
  listProgramsInside,
  updateClosed,
} from './queries.ts'
import type { Item, Review } from './queries.ts'
import { insertSnapshot } from './snapshot-queries.ts'

interface Reader {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
  readonly preferences: Preferences
}

type Doing = Pick<Reader, 'actor' | 'now' | 'preferences'>

/** Begins a review. @throws Refusal for a day that has passed, and where there would be nothing to decide about. */
export function startReview(
  db: WriteDb,
  { name, scope, dueOn }: Input<'reviews.start'>,
  { actor, now, preferences }: Doing,
): { answer: Output<'reviews.start'>; audit: AuditEntry[] } {
  if (dueOn !== null && dueOn < today(now, preferences))
    throw Refusal.fields({ field: 'dueOn', key: 'due-day-past' })
  const whole = reviewScope.parse(scope)
  const createdBy = actorId(actor)
  const review = insertReview(db, { name, scope: JSON.stringify(whole), dueOn, createdAt: now, createdBy })
  const items = insertSnapshot(db, review, whole, now)
  if (items === 0) throw new Refusal('refused', 'review-empty')
  tell(db, 'review-assigned', found(getReview(db, review)), { at: now, by: createdBy })
  const covers = { families: whole.families, ...(dueOn === null ? {} : { dueOn }) }
  return {
    answer: { review, items },
    audit: [{ subject: reviewSubject({ id: review, name }), after: { items, ...covers } }],
  }
}

/** @throws Refusal when it has been closed. */
export function closeReview(
  db: WriteDb,
  id: ReviewId,
  { actor, now }: Pick<Doing, 'actor' | 'now'>,
): AuditEntry[] {
  const review = found(getReview(db, id))
  if (review.closedAt !== null) throw new Refusal('refused', 'review-closed')
  updateClosed(db, id, now, actorId(actor))
  tell(db, 'review-closed', review, { at: now, by: actorId(actor) })
  return [{ subject: reviewSubject(review), after: { ...countDecisions(db, id) } }]
}

/** Everybody who decides about a part of it, but for whoever does it. */
function tell(
  db: WriteDb,
  kind: 'review-assigned' | 'review-closed',
  review: Review,
  { at, by }: { at: string; by: PersonId },
): void {
  const { families } = scopeOf(review)
  const place = { page: 'reviews', params: { review: review.id } }
  for (const person of listPossibleReviewers(db)) {
    if (person === by) continue
    const facts = loadFacts(db, person, at)
    if (reviewedBy(facts).some((family) => families.includes(family)))
      notify(db, { person, kind, params: { name: review.name }, place, at, key: `${kind}:${review.id}` })
  }
}

export function scopeOf({ scope }: Pick<Review, 'scope'>): ReviewScope {
  return reviewScope.parse(JSON.parse(scope))
}

/** The calendar day by the person's own clock. */
function today(now: string, { timeZone }: Pick<Preferences, 'timeZone'>): string {
  // Swedish dates are ISO dates.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(now))
}

export function rowOf(
  db: ReadDb,
  review: Review,
  { now, preferences }: Pick<Reader, 'now' | 'preferences'>,
): ReviewRow {
  const { id, name, dueOn, createdAt, createdBy, closedAt } = review
  return {
    id,
    name,
    families: scopeOf(review).families,
    dueOn,
    isOverdue: closedAt === null && dueOn !== null && dueOn < today(now, preferences),
    createdAt,
    createdBy: nameOf(db, createdBy),
    closedAt,
    counts: countDecisions(db, id),
  }
}

export function detailOf(db: ReadDb, review: Review, reader: Reader): ReviewDetail {
  const scope = scopeOf(review)
  const mayDecide = reviewedBy(reader.actor).filter((family) => scope.families.includes(family))
  const isOpen = review.closedAt === null
  const mayClose = closeAsks(db, review.id, reader.actor).every(
    ({ action, on }) => decide(reader.actor, action, on).allowed,
  )
  return {
    ...rowOf(db, review, reader),
    scope,
    programNames: listProgramNames(db).flatMap(({ id, name }) => (scope.programs.includes(id) ? [name] : [])),
    programsInside: listProgramsInside(db, review.id),
    closedBy: review.closedBy === null ? null : nameOf(db, review.closedBy),
    may: { decide: isOpen ? mayDecide : [], close: isOpen && mayClose },
  }
}

export function nameOf(db: ReadDb, id: PersonId): string {
  return displayName(found(getPerson(db, id)))
}

/** An item as it is shown, with why the actor may not decide about it. */
export function itemOf(item: Item, review: Review, { actor, t }: Pick<Reader, 'actor' | 't'>): ReviewItem {
  const { personId, personName, personEmail, personState, programId, programName, present } = item
  const isCarriedOut = item.decision !== null && item.decision !== 'keep'
  const only = keepOnly(item)
  return {
    id: item.id,
    person: { id: personId, displayName: personName, email: personEmail, state: personState },
    family: item.family,
    program: programId === null ? null : { id: programId, name: programName ?? '' },
    role: item.role,
    grantedAt: item.grantedAt,
    grantedBy: item.grantedByName,
    expiresAt: item.expiresAt,
    lastSignInAt: item.lastSignInAt,
    assignments: item.assignments,
    decision: item.decision,
    nextRole: item.nextRole,
    reason: item.reason,
    decidedAt: item.decidedAt,
    decidedBy: item.decidedByName,
    auditSeq: item.auditSeq,
    now: isCarriedOut || review.closedAt !== null || present === item.role ? null : present,
    lock: lockOf(item, review, { actor, t }),
    keepOnly: only === null ? null : t(`errors:refused.${only}`, { person: personName }),
  }
}

function lockOf(item: Item, review: Review, { actor, t }: Pick<Reader, 'actor' | 't'>): string | null {
  const key =
    review.closedAt === null
      ? (objectionTo(item, actor) ?? (reviewedBy(actor).includes(item.family) ? null : 'review-other-family'))
      : 'review-closed'
  return key === null ? null : t(`errors:refused.${key}`, { person: item.personName })
}
