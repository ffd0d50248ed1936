// The rules against an independent statement of the same table in Cedar. Where they differ one of them is wrong, and the
// words of the table say which. A policy that cannot be evaluated, or does not suit its schema, fails as well.
import { schemaToJson } from '@cedar-policy/cedar-wasm/nodejs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { actionNames } from '../../src-shared/policy/actions.ts'
import { deciderOf } from '../../src-shared/policy/decide.ts'
import { personStates } from '../../src-shared/policy/facts.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { roles } from '../../src-shared/policy/roles.ts'
import { rules } from '../../src-shared/policy/rules.ts'
import { anybody } from '../unit/shared/policy/drawn.ts'
import { holders, mutantsOf, mutantsWithMore, nameOf } from '../unit/shared/policy/mutants.ts'
import type { Mutant } from '../unit/shared/policy/mutants.ts'
import { held, person } from '../unit/shared/policy/world.ts'
import { answerTo, askerOf } from './adapter.ts'
import { ask, faults, policies, schema } from './cedar.ts'
import { combinations, fewRoles, singleRoles } from './people.ts'
import { questions } from './questions.ts'
import { disagreements, findingsOn, verdictsOn } from './verdicts.ts'

const standing = deciderOf(rules)

/** Cedar takes some ten seconds for what is asked of it here, and a busy machine several times that. */
const patience = 300_000

/** What is otherwise for these people: the first few lines, should it be much. */
function differences(people: Iterable<Facts>): string[] {
  const found: string[] = []
  for (const facts of people) {
    found.push(...disagreements(standing, facts, verdictsOn(facts)))
    if (found.length >= 20) break
  }
  return found
}

describe('the rules and Cedar say the same', { timeout: patience }, () => {
  it('of everybody with a single role, in every state, until every date, with every assignment', () => {
    expect(differences(singleRoles())).toEqual([])
  })

  it('of everybody with no role, or two that bear on each other', () => {
    expect(differences(fewRoles())).toEqual([])
  })

  it('of people drawn at random with any roles at once', () => {
    const state = fc.oneof(
      { weight: 6, arbitrary: fc.constant('active' as const) },
      fc.constantFrom(...personStates),
    )
    fc.assert(
      fc.property(anybody, state, fc.constantFrom(...questions), (drawn, inState, question) => {
        const facts: Facts = { ...drawn, person: { id: 'me', state: inState } }
        const answer = answerTo(askerOf(facts), question.action, question.on)
        expect(disagreements(standing, facts, [{ ...question, ...answer }])).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  // Some minutes: `npm run test:full` sets KEYHOLDER_FULL.
  it.runIf(process.env['KEYHOLDER_FULL'] === '1')(
    'of everybody with any combination of roles (only in the full run)',
    () => expect(differences(combinations())).toEqual([]),
    3_600_000,
  )
})

describe('the comparison', () => {
  it('knows every action, state and role, and no others', () => {
    const parsed = schemaToJson(schema)
    if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors))
    const { actions, entityTypes } = parsed.json['']!
    const values = (type: string) => (entityTypes[type] as { enum: string[] }).enum.toSorted()
    expect(Object.keys(actions).toSorted()).toEqual([...actionNames, 'hold-role'].toSorted())
    expect(values('State')).toEqual(personStates.toSorted())
    expect([...values('Role'), 'programs.affiliate'].toSorted()).toEqual(
      roles.map(({ key }) => key).toSorted(),
    )
  })

  it('asks about every action', () => {
    expect([...new Set(questions.map(({ action }) => action))].toSorted()).toEqual(actionNames.toSorted())
  })

  it(
    'takes every policy into account: each alone decides something',
    () => {
      const alone = [...findingsOn([...singleRoles(), ...fewRoles()]).values()]
        .flat()
        .filter(({ because }) => because.length === 1)
        .map(({ because: [id] }) => id!)
      expect(new Set([...alone, 'hold a role until it expires'])).toEqual(new Set(Object.keys(policies)))
    },
    patience,
  )

  it('accepts no policy with a word that its schema lacks', () => {
    const misspelt = (text: string) => faults({ misspelt: text })
    expect(misspelt('permit (principal in Role::"submittals.leaduser", action, resource);')).not.toEqual([])
    expect(misspelt('permit (principal, action == Action::"people.ad", resource);')).not.toEqual([])
    expect(misspelt('permit (principal, action, resource) when { principal.status == 1 };')).not.toEqual([])
  })

  it('takes a question that Cedar cannot evaluate for a failure, not for a refusal', () => {
    const asker = askerOf(person())
    const request = { principal: asker.uid, context: {}, entities: [...asker.entities] }
    expect(() => ask({ ...request, action: 'facilities.view', resource: asker.uid })).toThrow(/Cedar refuses/)
    // A program is looked into that is not there: an error of evaluation, and a refusal if nobody minded.
    const program = { type: 'Program', id: 'p1' }
    expect(() => ask({ ...request, action: 'programs.view', resource: program })).toThrow(
      /could not be evaluated/,
    )
    expect(() => askerOf(person({ group: held('viewer', 'soon') }))).toThrow(/Cedar refuses hold-role/)
    expect(() => answerTo(asker, 'reports.run', {})).toThrow(/names nothing of entity/)
  })
})

describe('a policy with one mistake', () => {
  let findings: ReturnType<typeof findingsOn>
  beforeAll(() => {
    // Dates are judged beside the rules: a mistake in a rule needs none of them to show.
    findings = findingsOn([...fewRoles(), ...singleRoles([null])])
  }, patience)

  function unnoticed(mutants: readonly Mutant[]): string[] {
    return mutants
      .filter(({ policy, touched }) => {
        const { decide } = deciderOf(policy)
        const asked = touched.flatMap((action) => findings.get(action)!)
        return asked.every(({ facts, action, on, allowed }) => decide(facts, action, on).allowed === allowed)
      })
      .map(({ mistake }) => mistake)
  }

  it.each(rules.map((rule) => [rule.id, rule] as const))('is found out: %s', (_, rule) => {
    expect(unnoticed(mutantsOf(rule))).toEqual([])
  })

  it.each(holders.map((holder) => [nameOf(holder), holder] as const))(
    'is found out: an action too many for %s',
    (_, holder) => {
      expect(unnoticed(mutantsWithMore(holder))).toEqual([])
    },
  )
})
