// What Cedar says to every question about a person, and where the rules say otherwise.
import { actionNames } from '../../src-shared/policy/actions.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { Decider } from '../../src-shared/policy/decide.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { answerTo, askerOf } from './adapter.ts'
import { questions } from './questions.ts'
import type { Question } from './questions.ts'

export interface Verdict extends Question {
  readonly allowed: boolean
  /** The ids of the Cedar policies that decided. */
  readonly because: readonly string[]
}

/** A verdict with whom it is on. */
export interface Finding extends Verdict {
  readonly facts: Facts
}

/**
 * Cedar's answer to every question about a person. People who are alike to it (a role being over, or not counting, or
 * the date making no difference) are asked about once.
 */
export function verdictsOn(facts: Facts): readonly Verdict[] {
  const asker = askerOf(facts)
  const alike = JSON.stringify(asker)
  let verdicts = known.get(alike)
  if (verdicts === undefined) {
    verdicts = questions.map((question) => ({
      ...question,
      ...answerTo(asker, question.action, question.on),
    }))
    known.set(alike, verdicts)
  }
  return verdicts
}

const known = new Map<string, readonly Verdict[]>()

/** The verdicts on these people by action. */
export function findingsOn(people: readonly Facts[]): ReadonlyMap<Action, readonly Finding[]> {
  const byAction = new Map<Action, Finding[]>(actionNames.map((action) => [action, []]))
  for (const facts of people) {
    for (const verdict of verdictsOn(facts)) byAction.get(verdict.action)!.push({ ...verdict, facts })
  }
  return byAction
}

/** What a decider answers otherwise than Cedar, in words. */
export function disagreements({ decide }: Decider, facts: Facts, verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter(({ action, on, allowed }) => decide(facts, action, on).allowed !== allowed)
    .map(({ action, on, allowed, because }) => {
      const reason = because.length === 0 ? 'nothing allows it' : because.join(', ')
      const { rule } = decide(facts, action, on)
      return `${inWords(facts)}: ${action} ${inWords(on)}: Cedar ${verb(allowed)} (${reason}), the rules: ${rule ?? 'refuse'}`
    })
}

function verb(allowed: boolean): string {
  return allowed ? 'allows' : 'refuses'
}

/** Sets and maps included, which JSON leaves empty. */
function inWords(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each instanceof Set || each instanceof Map ? [...(each as Iterable<unknown>)] : each,
  )
}
