// Access reviews (B-11): a snapshot of who has what, decided about item by item, closed and printed.
import { reviewsCalls } from '../../../src-shared/contract/reviews.ts'
import { actorId } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { Family } from '../../../src-shared/policy/roles.ts'
import {
  closeAsks,
  decideItems,
  decisionAsks,
  familyAsk,
  previewDecision,
  reviewedBy,
  reviewSubject,
} from './deciding.ts'
import { getItems, getReview, listItems, listProgramNames, listReviews } from './queries.ts'
import { writeReport } from './report.ts'
import { closeReview, detailOf, itemOf, rowOf, startReview } from './service.ts'
import { countCovered } from './snapshot-queries.ts'

/** Whoever begins a review may set the roles of every family that it covers. */
function startAsks(families: readonly Family[], actor: Facts): Ask[] {
  return [{ action: 'reviews.run' }, ...families.map((family) => familyAsk(family, actorId(actor)))]
}

const report = commandHandler('reviews.report', {
  prepare: writeReport,
  run: ({ db }, { review, format }, { fileName, items }) => ({
    answer: { fileName, items },
    audit: [{ subject: reviewSubject(found(getReview(db, review))), after: { format, fileName, items } }],
  }),
})

export const reviewsHandlers = implement(reviewsCalls, {
  'reviews.list': {
    run: ({ db, ...reader }, window) => {
      const { rows, total } = listReviews(db, window)
      return { rows: rows.map((review) => rowOf(db, review, reader)), total }
    },
  },
  'reviews.get': {
    read: ({ db, ...reader }, { review }) => detailOf(db, found(getReview(db, review)), reader),
  },
  'reviews.choices': {
    run: ({ db, actor }) => ({ families: reviewedBy(actor), programs: listProgramNames(db) }),
  },
  'reviews.count': {
    asks: (_db, { scope }, actor) => startAsks(scope.families, actor),
    read: ({ db, now }, { scope }) => countCovered(db, scope, now),
  },
  'reviews.start': {
    asks: (_db, { scope }, actor) => startAsks(scope.families, actor),
    run: ({ db, ...call }, input) => startReview(db, input, call),
  },
  'reviews.items': {
    read: ({ db, actor, now, t }, query) => {
      const review = found(getReview(db, query.review))
      const deciding = { actor: actorId(actor), families: reviewedBy(actor) }
      const { rows, ...counts } = listItems(db, query, { ...deciding, startedAt: review.createdAt, now })
      return { rows: rows.map((item) => itemOf(item, review, { actor, t })), ...counts }
    },
  },
  'reviews.item': {
    run: ({ db, actor, now, t }, { item: id }) => {
      const item = found(getItems(db, [id], now)[0])
      const review = found(getReview(db, item.reviewId))
      return { ...itemOf(item, review, { actor, t }), review: review.id }
    },
  },
  'reviews.preview': {
    asks: (db, input, actor) => decisionAsks(db, input, actor.now),
    read: ({ db, ...call }, input) => previewDecision(db, input, call),
  },
  'reviews.decide': {
    asks: (db, input, actor) => decisionAsks(db, input, actor.now),
    run: ({ db, ...call }, input) => ({
      answer: { decided: input.items.length },
      audit: decideItems(db, input, call),
    }),
  },
  'reviews.close': {
    asks: (db, { review }, actor) => closeAsks(db, review, actor),
    run: ({ db, actor, now }, { review }) => ({ answer: {}, audit: closeReview(db, review, { actor, now }) }),
  },
  'reviews.report': report,
})
