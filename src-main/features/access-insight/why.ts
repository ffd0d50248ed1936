// Why can they (B-04): one question about one person, answered from the rules.
import type { InsightThing, RemedyStep, WhyAnswer } from '../../../src-shared/contract/access-insight.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { personLine } from '../../access/save.ts'
import { explain } from '../../authz/explain.ts'
import { loadFacts } from '../../authz/facts.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { wayTeller } from './answers.ts'
import { nameThing } from './queries.ts'
import { onOf } from './question.ts'
import type { Asked } from './question.ts'
import { remediesFor, rolesWith } from './remedies.ts'
import type { Step } from './remedies.ts'

interface Reader {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
  /** The reader's own way of writing a date that a reason names. */
  readonly date: (date: string) => string
}

/** @throws Refusal `not-found`. */
export function whyCan(db: ReadDb, id: PersonId, asked: Asked, reader: Reader): WhyAnswer {
  const person = getPerson(db, id)
  if (person === undefined) throw Refusal.notFound()
  const { actor, now, t } = reader
  const facts = loadFacts(db, id, now)
  const on = onOf(db, asked, id)
  const { decision, ways } = explain(db, facts, asked.action, on)
  const target = asked.target === null ? undefined : getPerson(db, asked.target as PersonId)
  const remedies = decision.allowed ? [] : remediesFor(facts, asked.action, on)
  return {
    person: { ...personLine(person), state: person.state },
    thing: nameThing(db, actor, asked.thing),
    target: target === undefined ? null : personLine(target),
    isAllowed: decision.allowed,
    reason: decision.allowed ? t(`policy:rules.${decision.rule}`) : refusal(decision, reader),
    ways: ways.map(wayTeller(db)),
    remedies: remedies.map((steps) => steps.map((step) => tellStep(db, step, id, actor))),
  }
}

function refusal({ code, params }: Parameters<typeof denialIn>[1], { t, date }: Reader): string {
  return denialIn(t, {
    code,
    params: { ...params, ...(params.date === undefined ? {} : { date: date(params.date) }) },
  })
}

function tellStep(
  db: ReadDb,
  { takes, thing, act, roles }: Step,
  subject: PersonId,
  actor: Facts,
): RemedyStep {
  return {
    act,
    roles: [...roles],
    thing: thing === null ? null : nameThing(db, actor, thing),
    takes: takes === null ? null : { action: takes, roles: rolesWith(takes) },
    mine: takes !== null && mayDo(db, { takes, thing, roles }, subject, actor),
  }
}

function mayDo(
  db: ReadDb,
  { takes, thing, roles }: Pick<Step, 'thing' | 'roles'> & { readonly takes: NonNullable<Step['takes']> },
  subject: PersonId,
  actor: Facts,
): boolean {
  const place: InsightThing = thing?.kind === 'program' ? thing : { kind: 'organization' }
  const next = roles[0]?.split('.')[1] ?? null
  const on = onOf(db, { action: takes, thing: place, target: subject, next, whose: 'theirs' }, subject)
  return decide(actor, takes, { ...on, person: targetPerson(db, subject)! }).allowed
}
