// Access reviews of the past: one that is closed, and one that waits for the founder and the others who may decide.
import type { ReviewId } from '../../src-shared/domain/ids.ts'
import { personas } from './people.ts'
import type { Scene } from './people-happen.ts'
import { listReviewItems } from './queries.ts'

export function reviewsHappen(scene: Scene): void {
  closedOne(scene)
  openOne(scene)
}

/** Approvers, of whom one became Editor; people to try stay as their description says. */
function closedOne({ stage, diary, things }: Scene): void {
  let review = 0 as ReviewId
  diary.note(62, (at) => {
    const dueOn = diary.dayFromNow(-48).slice(0, 10)
    const scope = { families: ['group' as const], roles: ['group.approver'] }
    const moment = { at, actor: things.founder }
    review = stage.act(moment, 'reviews.start', { name: 'Who may submit', scope, dueOn }).review
  })
  diary.note(55, (at) => {
    const items = listReviewItems(stage.db, review)
    const changed = items.findLast(({ email }) => personas.every((persona) => persona.email !== email))
    const kept = items.filter((item) => item !== changed && item.person !== things.founder)
    const moment = { at, actor: things.founder }
    const keep = { review, items: kept.map(({ id }) => id), decision: 'keep' as const }
    stage.act(moment, 'reviews.decide', { ...keep, reason: 'Submits this year.' })
    if (changed !== undefined) {
      const reason = 'Prepares submittals, and no longer submits them.'
      const change = { review, items: [changed.id], decision: 'change' as const, next: 'editor', reason }
      stage.act(moment, 'reviews.decide', change)
    }
  })
  diary.note(50, (at) => stage.act({ at, actor: things.founder }, 'reviews.close', { review }))
}

/** Data roles, of which a few have been decided about. */
function openOne({ stage, diary, things }: Scene): void {
  let review = 0 as ReviewId
  diary.note(6, (at) => {
    const dueOn = diary.dayFromNow(8).slice(0, 10)
    const moment = { at, actor: things.founder }
    const scope = { families: ['data' as const] }
    review = stage.act(moment, 'reviews.start', { name: 'Data roles, every half year', scope, dueOn }).review
  })
  diary.note(3, (at) => {
    const others = listReviewItems(stage.db, review).filter(({ person }) => person !== things.founder)
    const items = others.slice(0, 4).map(({ id }) => id)
    stage.act({ at, actor: things.founder }, 'reviews.decide', { review, items, decision: 'keep' })
  })
}
