// Turns a scenario into what the policy is asked with, and asks it.
import { decide } from '../../src-shared/policy/decide.ts'
import { heldRole, roleInProgram } from '../../src-shared/policy/facts.ts'
import type {
  Assignments,
  Facts,
  Held,
  On,
  PlacedEntity,
  PlacedSource,
  TargetPerson,
} from '../../src-shared/policy/facts.ts'
import type { RuleId } from '../../src-shared/policy/wording.ts'
import type { Question, Scenario, ScenarioPerson } from './scenario.ts'

export interface Answer {
  readonly id: string
  readonly allowed: boolean
  readonly rule: RuleId | null
  readonly reason: string
}

/** The answers to a scenario's questions, in their order. */
export function answers(scenario: Scenario): Answer[] {
  const place = placesOf(scenario)
  const people = new Map(scenario.people.map((person) => [person.id, factsOf(person, scenario)]))
  return scenario.ask.map(({ id, who, may, on }) => {
    const { allowed, rule, reason } = decide(people.get(who)!, may, targetOf(may, on, place, people))
    return { id, allowed, rule, reason }
  })
}

interface Places {
  readonly entity: (id: string) => PlacedEntity
  readonly source: (id: string) => PlacedSource
}

function placesOf({ entities, sources }: Scenario): Places {
  const parents = new Map(entities.map(({ id, parent }) => [id, parent]))
  const standing = new Map(sources.map((source) => [source.id, source]))
  const path = (id: string): string[] => {
    const parent = parents.get(id)
    return parent === undefined ? [id] : [id, ...path(parent)]
  }
  return {
    entity: (id) => ({ id, path: path(id) }),
    source: (id) => {
      const { entity, asset } = standing.get(id)!
      return { id, asset: asset ?? null, path: path(entity) }
    },
  }
}

function factsOf(person: ScenarioPerson, scenario: Scenario): Facts {
  const { expires } = person
  const held = <R extends string>(role: R | undefined, until: string | undefined): Held<R> | null =>
    role === undefined ? null : { role, expires: until ?? null }
  return {
    person: { id: person.id, state: person.state },
    now: scenario.now,
    group: held(person.group, expires.group),
    corporate: held(person.corporate, expires.corporate),
    data: held(person.data, expires.data),
    programs: new Map(
      Object.entries(person.programs).map(([id, role]) => [
        id,
        { role, expires: expires.programs[id] ?? null },
      ]),
    ),
    assignments: assignmentsOf(person, scenario),
  }
}

function assignmentsOf(person: ScenarioPerson, scenario: Scenario): Assignments {
  const sources = scenario.sources.filter(({ id }) => person.sources.includes(id))
  const assets = scenario.assets.filter(({ id }) => person.assets.includes(id))
  return {
    entities: new Set(person.entities),
    assets: new Set(person.assets),
    sources: new Set(person.sources),
    around: {
      entities: new Set([...sources, ...assets].map(({ entity }) => entity)),
      assets: new Set(sources.flatMap(({ asset }) => asset ?? [])),
    },
  }
}

type People = ReadonlyMap<string, Facts>

function targetOf(may: Question['may'], on: Question['on'], place: Places, people: People): On {
  const { facility, program, entity, source, person, enteredBy, report } = on
  return {
    ...(facility !== undefined && { facility }),
    ...(program !== undefined && { program }),
    ...(entity !== undefined && { entity: place.entity(entity) }),
    ...(source !== undefined && { source: place.source(source) }),
    ...(person !== undefined && { person: targetPerson(people.get(person)!) }),
    ...rolesOf(may, on, people),
    ...(enteredBy !== undefined && { enteredBy }),
    ...(report !== undefined && {
      report: { madeFor: report.madeFor, entities: report.entities.map(place.entity) },
    }),
  }
}

function targetPerson(facts: Facts): TargetPerson {
  const mainSiteOf = [...facts.programs.keys()].filter(
    (program) => roleInProgram(facts, program) === 'main-site-contact',
  )
  return {
    id: facts.person.id,
    isMainCorporate: heldRole(facts.corporate, facts.now) === 'main',
    mainSiteOf,
  }
}

/**
 * The present and the new role: as given, else the present one that the scenario says the person has, and for a change
 * between Affiliate and Secondary the other of the two.
 */
function rolesOf(may: Question['may'], on: Question['on'], people: People): Pick<On, 'present' | 'next'> {
  const facts = on.person === undefined ? undefined : people.get(on.person)
  const given = {
    ...(on.present !== undefined && { present: on.present }),
    ...(on.next !== undefined && { next: on.next }),
  }
  if (facts === undefined) return given
  if (may === 'programs.set-contact') return { present: roleInProgram(facts, on.program) ?? 'none', ...given }
  if (may !== 'roles.set-corporate') return given
  const present = on.present ?? heldRole(facts.corporate, facts.now) ?? 'affiliate'
  return { present, next: present === 'secondary' ? 'affiliate' : 'secondary', ...given }
}
