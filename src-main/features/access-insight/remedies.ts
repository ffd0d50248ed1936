// What would change a refusal (B-04): every single act that an administrator knows, tried out on the person's facts with the
// policy's own decision. What the policy would then allow is told, with who may do it; nothing here knows a rule.
import type { InsightThing, RemedyStep } from '../../../src-shared/contract/access-insight.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import type { Assignments, Facts, Held, Id, On } from '../../../src-shared/policy/facts.ts'
import { dataRoles, groupRoles } from '../../../src-shared/policy/roles.ts'
import { rules } from '../../../src-shared/policy/rules.ts'

/** A step without the names that it is told by. */
export type Step = Omit<RemedyStep, 'thing' | 'takes' | 'mine'> & {
  readonly thing: InsightThing | null
  readonly takes: Action | null
}

interface Trial {
  readonly steps: readonly Step[]
  readonly facts: Facts
}

/** Each entry alone would make the policy allow it; the shortest first, roles of one kind together. */
export function remediesFor(facts: Facts, action: Action, on: On): Step[][] {
  const ready = activated(facts)
  const would = (trial: Trial) => decide(trial.facts, action, on).allowed
  if (ready.steps.length > 0 && would(ready)) return [[...ready.steps]]
  const renewed = renewals(ready)
  const assigned = assignments(ready, on).filter(would)
  const single = [...renewed, ...assigned, ...grants(ready, on)].filter(would)
  // A data role that needs an assignment as well, where neither alone would do.
  const both = assigned.length > 0 ? [] : grants(ready, on).filter((trial) => !would(trial))
  const pairs = both.flatMap((trial) => assignments(trial, on).filter(would).slice(-1))
  return together([...single, ...pairs])
}

function step(
  act: Step['act'],
  takes: Action | null,
  more: Partial<Pick<Step, 'roles' | 'thing'>> = {},
): Step {
  return { act, roles: [], thing: null, takes, ...more }
}

/** The person as somebody who may hold anything at all. */
function activated(facts: Facts): Trial {
  const acts = {
    active: [],
    disabled: [step('enable', 'people.set-enabled')],
    removed: [step('restore', 'people.add')],
    invited: [step('register', null)],
    pending: [step('approve', 'people.approve')],
  } as const
  const { person } = facts
  return { steps: acts[person.state], facts: { ...facts, person: { ...person, state: 'active' } } }
}

function renewals({ steps, facts }: Trial): Trial[] {
  const { group, corporate, data, programs, now } = facts
  const endless = <Role extends string>(held: Held<Role>) => ({ ...held, expires: null })
  const trial = (
    role: string,
    takes: Action,
    changed: Partial<Facts>,
    thing: InsightThing | null = null,
  ) => ({
    steps: [...steps, step('renew', takes, { roles: [role], thing })],
    facts: { ...facts, ...changed },
  })
  const trials: Trial[] = []
  const isOver = (held: Held<string> | null) => held !== null && isExpired(held.expires, now)
  if (group && isOver(group))
    trials.push(trial(`submittals.${group.role}`, 'roles.set-group', { group: endless(group) }))
  if (corporate && isOver(corporate))
    trials.push(trial(`programs.${corporate.role}`, 'roles.set-corporate', { corporate: endless(corporate) }))
  if (data && isOver(data))
    trials.push(trial(`emissions.${data.role}`, 'roles.set-data-role', { data: endless(data) }))
  for (const [id, held] of programs) {
    if (!isOver(held)) continue
    const changed = { programs: new Map(programs).set(id, endless(held)) }
    const thing = { kind: 'program', id } as InsightThing
    trials.push(trial(`programs.${held.role}`, 'programs.set-contact', changed, thing))
  }
  return trials
}

function grants({ steps, facts }: Trial, on: On): Trial[] {
  const trial = (
    act: Step['act'],
    takes: Action,
    role: string,
    changed: Partial<Facts>,
    thing?: InsightThing,
  ) => ({
    steps: [...steps, step(act, takes, { roles: [role], thing: thing ?? null })],
    facts: { ...facts, ...changed },
  })
  const endless = <Role extends string>(role: Role) => ({ role, expires: null })
  const { program } = on
  const here = { kind: 'program', id: program } as InsightThing
  const inProgram = (
    role: 'viewer' | 'contributor' | 'main-site-contact',
    act: Step['act'],
    takes: Action,
  ) =>
    program === undefined
      ? []
      : [
          trial(
            act,
            takes,
            `programs.${role}`,
            { programs: new Map(facts.programs).set(program, endless(role)) },
            here,
          ),
        ]
  return [
    ...groupRoles.map((role) =>
      trial('grant', 'roles.set-group', `submittals.${role}`, { group: endless(role) }),
    ),
    ...inProgram('viewer', 'grant-in-program', 'programs.set-contact'),
    ...inProgram('contributor', 'grant-in-program', 'programs.set-contact'),
    ...inProgram('main-site-contact', 'hand-over', 'programs.transfer-main-site'),
    trial('grant', 'roles.set-corporate', 'programs.secondary', { corporate: endless('secondary') }),
    trial('hand-over', 'roles.transfer-main-corporate', 'programs.main', { corporate: endless('main') }),
    ...dataRoles.map((role) =>
      trial('grant', 'roles.set-data-role', `emissions.${role}`, { data: endless(role) }),
    ),
  ]
}

/** The thing itself or what it stands in, assigned: the widest last. */
function assignments({ steps, facts }: Trial, { entity, asset, source, report }: On): Trial[] {
  const place = source ?? asset ?? entity ?? report?.entities[0]
  if (place === undefined) return []
  const assetId = source === undefined ? (asset?.id ?? null) : source.asset
  const things: (readonly [keyof Omit<Assignments, 'around'>, InsightThing['kind'], Id])[] = [
    ...(source === undefined ? [] : [['sources', 'source', source.id] as const]),
    ...(assetId === null ? [] : [['assets', 'asset', assetId] as const]),
    ...place.path.slice(0, 1).map((id) => ['entities', 'entity', id] as const),
  ]
  return things.map(([kinds, kind, id]) => {
    const assigned = { ...facts.assignments, [kinds]: new Set([...facts.assignments[kinds], id]) }
    return {
      steps: [...steps, step('assign', 'roles.set-assignments', { thing: { kind, id } as InsightThing })],
      facts: { ...facts, assignments: assigned },
    }
  })
}

/** Trials that differ in nothing but the role of their steps become one: any of these roles. */
function together(trials: readonly Trial[]): Step[][] {
  const groups = new Map<string, Step[]>()
  for (const { steps } of trials) {
    const key = JSON.stringify(steps.map(({ act, takes, thing }) => [act, takes, thing]))
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [...steps])
    else {
      const merged = known.map((each, index) => ({
        ...each,
        roles: [...new Set([...each.roles, ...(steps[index]?.roles ?? [])])],
      }))
      groups.set(key, merged)
    }
  }
  return [...groups.values()].toSorted((a, b) => a.length - b.length)
}

/** The roles that have an action. */
export function rolesWith(action: Action): string[] {
  const holding = rules.filter((rule) => rule.actions.includes(action) && rule.module !== 'account')
  return [...new Set(holding.map(({ module, role }) => `${module}.${role}`))]
}
