// What a scenario's shape cannot tell: ids that are given twice or name nothing, trees that bite their tail, dates of
// roles that nobody holds, and new roles that the action cannot give.
import { corporateRoles, dataRoles, groupRoles, programRoles } from '../../src-shared/policy/roles.ts'
import type { Question, Scenario, ScenarioPerson } from './scenario.ts'

/** Everything that contradicts itself, one sentence each; empty where nothing does. */
export function contradictions(scenario: Scenario): string[] {
  const { entities, assets, sources, facilities, programs, people, ask } = scenario
  const known: Known = {
    entity: idsOf(entities),
    asset: idsOf(assets),
    source: idsOf(sources),
    facility: new Set(facilities),
    program: new Set(programs),
    person: idsOf(people),
  }
  return [
    ...repeated(
      'entities',
      entities.map(({ id }) => id),
    ),
    ...repeated(
      'assets',
      assets.map(({ id }) => id),
    ),
    ...repeated(
      'sources',
      sources.map(({ id }) => id),
    ),
    ...repeated('facilities', facilities),
    ...repeated('programs', programs),
    ...repeated(
      'people',
      people.map(({ id }) => id),
    ),
    ...repeated(
      'ask',
      ask.map(({ id }) => id),
    ),
    ...inTree(scenario, known),
    ...people.flatMap((person) => inPerson(person, known)),
    ...ask.flatMap((question) => inQuestion(question, known)),
  ]
}

type Kind = 'entity' | 'asset' | 'source' | 'facility' | 'program' | 'person'
type Known = Readonly<Record<Kind, ReadonlySet<string>>>

function idsOf(things: readonly { readonly id: string }[]): Set<string> {
  return new Set(things.map(({ id }) => id))
}

function repeated(where: string, all: readonly string[]): string[] {
  const twice = new Set(all.filter((id, i) => all.indexOf(id) !== i))
  return [...twice].map((id) => `${where}: the id ${JSON.stringify(id)} is given twice`)
}

/** A sentence for each of the ids that names nothing. */
function unknown(where: string, kind: Kind, known: Known, ...named: (string | undefined)[]): string[] {
  return named
    .filter((id) => id !== undefined && !known[kind].has(id))
    .map((id) => `${where}: unknown ${kind} ${JSON.stringify(id)}`)
}

function inTree({ entities, assets, sources }: Scenario, known: Known): string[] {
  const parents = new Map(entities.map(({ id, parent }) => [id, parent]))
  const entityOf = new Map(assets.map(({ id, entity }) => [id, entity]))
  return [
    ...entities.flatMap(({ id, parent }) => unknown(`entity ${id}`, 'entity', known, parent)),
    ...entities
      .filter(({ id }) => isOwnAncestor(id, parents))
      .map(({ id }) => `entity ${id}: is its own ancestor`),
    ...assets.flatMap(({ id, entity }) => unknown(`asset ${id}`, 'entity', known, entity)),
    ...sources.flatMap(({ id, entity, asset }) => [
      ...unknown(`source ${id}`, 'entity', known, entity),
      ...unknown(`source ${id}`, 'asset', known, asset),
      ...(asset !== undefined && known.asset.has(asset) && entityOf.get(asset) !== entity
        ? [`source ${id}: stands in entity ${entity}, but its asset ${asset} in ${entityOf.get(asset)}`]
        : []),
    ]),
  ]
}

function isOwnAncestor(id: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>()
  let above = parents.get(id)
  while (above !== undefined && above !== id && !seen.has(above)) {
    seen.add(above)
    above = parents.get(above)
  }
  return above === id
}

function inPerson(person: ScenarioPerson, known: Known): string[] {
  const { id, programs, expires } = person
  const where = `person ${id}`
  const heldAs = { group: person.group, data: person.data, corporate: person.corporate }
  const without = (['group', 'corporate', 'data'] as const).filter(
    // An Affiliate is what everybody is: that does not expire.
    (family) => expires[family] !== undefined && (heldAs[family] ?? 'affiliate') === 'affiliate',
  )
  return [
    ...unknown(where, 'program', known, ...Object.keys(programs)),
    ...unknown(where, 'entity', known, ...person.entities),
    ...unknown(where, 'asset', known, ...person.assets),
    ...unknown(where, 'source', known, ...person.sources),
    ...without.map((family) => `${where}: expires.${family} is given without such a role`),
    ...Object.keys(expires.programs)
      .filter((program) => !Object.hasOwn(programs, program))
      .map((program) => `${where}: expires.programs names ${JSON.stringify(program)} without a role there`),
  ]
}

const rolesThatCanBeGiven: Partial<Record<Question['may'], readonly string[]>> = {
  'roles.set-group': groupRoles,
  'roles.set-corporate': corporateRoles,
  'roles.set-data-role': dataRoles,
  'programs.set-contact': programRoles,
}

function inQuestion({ id, who, may, on }: Question, known: Known): string[] {
  const where = `question ${id}`
  const given = rolesThatCanBeGiven[may]
  const wrong = ([on.present, on.next] as const).filter(
    (role) => role !== undefined && role !== 'none' && given !== undefined && !given.includes(role),
  )
  return [
    ...unknown(where, 'person', known, who, on.person, on.enteredBy, ...(on.report?.madeFor ?? [])),
    ...unknown(where, 'entity', known, on.entity, ...(on.report?.entities ?? [])),
    ...unknown(where, 'source', known, on.source),
    ...unknown(where, 'facility', known, on.facility),
    ...unknown(where, 'program', known, on.program),
    ...wrong.map((role) => `${where}: ${may} knows no role ${JSON.stringify(role)}`),
  ]
}
