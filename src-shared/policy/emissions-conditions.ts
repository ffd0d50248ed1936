// Conditions about the inventory: what has been assigned to a person and what that covers. An assignment to an entity
// covers its descendants, assets and sources; to an asset, its sources; to a source, that source. Structured is assigned
// all three kinds (S3-08); Restricted and Restricted Audit only entities, in Manage Accounts (S3-12, S3-15).
import { denial, nobody, reachOver } from './condition.ts'
import type { Condition } from './condition.ts'
import { heldRole } from './facts.ts'
import type { Assignments, Facts, Id, On } from './facts.ts'
import { anyOf, column, sql } from './sql-text.ts'
import type { SqlText } from './sql-text.ts'
import type { Denial } from './wording.ts'

/** Why nothing is open yet to a Structured, Restricted or Restricted Audit person in Emissions, or null. */
export function missingAssignments({ data, now, assignments }: Facts): Denial | null {
  const role = heldRole(data, now)
  const { entities, assets, sources } = assignments
  if (role === 'structured') {
    return entities.size + assets.size + sources.size === 0 ? denial('structured-unassigned') : null
  }
  if (role !== 'restricted' && role !== 'restricted-audit') return null
  return entities.size === 0 ? denial('restricted-unassigned', { role: `emissions.${role}` }) : null
}

const placeMissing = denial('target-missing', { target: 'place' })

/** The most particular place that is asked about. */
function placeOf({ source, asset, entity }: On) {
  return source ?? asset ?? entity
}

function isWithin(entities: ReadonlySet<Id>, place: { readonly path: readonly Id[] } | undefined): boolean {
  return place !== undefined && place.path.some((id) => entities.has(id))
}

function isAssigned(assigned: Assignments, on: On): boolean {
  if (isWithin(assigned.entities, placeOf(on))) return true
  if (on.source === undefined) return on.asset !== undefined && assigned.assets.has(on.asset.id)
  const { id, asset } = on.source
  return assigned.sources.has(id) || (asset !== null && assigned.assets.has(asset))
}

/** A subquery: the assigned entities and all their descendants, walked once for the whole list. */
function entitiesWithin({ assignments }: Facts): SqlText {
  return sql`(WITH RECURSIVE within(id) AS (
      SELECT value FROM ${anyOf(assignments.entities)}
      UNION SELECT entity.id FROM entity JOIN within ON entity.parent_id = within.id
    ) SELECT id FROM within)`
}

/** Who is assigned one of these entities: the first is the thing itself where `offset` is 0, and the rest above it. */
function assignedAlong(path: readonly Id[], offset: number): SqlText {
  return sql`SELECT a.person_id, iif(up.key + ${{ value: offset }} = 0, 'here', 'above') AS reach,
      up.key + ${{ value: offset }} AS depth, a.id AS via, NULL AS since, NULL AS until
    FROM json_each(${{ value: JSON.stringify(path) }}) AS up CROSS JOIN assignment a ON a.entity_id = up.value`
}

function assignedTo(kind: 'asset_id' | 'source_id', id: Id, depth: number): SqlText {
  return sql`SELECT person_id, ${{ value: depth === 0 ? 'here' : 'above' }} AS reach, ${{ value: depth }} AS depth,
      id AS via, NULL AS since, NULL AS until FROM assignment WHERE ${kind} = ${{ value: id }}`
}

/** Who is assigned an entity that the place is or stands in. */
function peopleWithin(on: On): SqlText {
  const place = placeOf(on)
  if (place === undefined) return nobody
  const within = on.source === undefined ? 1 : on.source.asset === null ? 1 : 2
  return assignedAlong(place.path, place === on.entity ? 0 : within)
}

function peopleAssigned(on: On): SqlText {
  const within = peopleWithin(on)
  if (on.source === undefined) {
    return on.asset === undefined
      ? within
      : sql`${within} UNION ALL ${assignedTo('asset_id', on.asset.id, 0)}`
  }
  const { id, asset } = on.source
  const direct = sql`${within} UNION ALL ${assignedTo('source_id', id, 0)}`
  return asset === null ? direct : sql`${direct} UNION ALL ${assignedTo('asset_id', asset, 1)}`
}

/** Who is assigned something that stands directly in the place. */
function peopleAround({ source, asset, entity }: On): SqlText {
  if (source !== undefined) return nobody
  const place = asset ?? entity
  if (place === undefined) return nobody
  const standing = asset === undefined ? 'entity_id' : 'asset_id'
  const select = sql`SELECT a.person_id, 'within' AS reach, 0 AS depth, a.id AS via, NULL AS since, NULL AS until`
  const sources = sql`${select} FROM emission_source s JOIN assignment a ON a.source_id = s.id
    WHERE s.${standing} = ${{ value: place.id }}`
  if (asset !== undefined) return sources
  return sql`${sources} UNION ALL ${select} FROM asset s JOIN assignment a ON a.asset_id = s.id
    WHERE s.entity_id = ${{ value: place.id }}`
}

/** The role's name for a denial: conditions of this file are those of the holder's one data role. */
function dataRole({ data, now }: Facts): Denial['params'] {
  const role = heldRole(data, now)
  return role === null ? {} : { role: `emissions.${role}` }
}

export const withinEntities: Condition = {
  holds: ({ assignments }, on) => isWithin(assignments.entities, placeOf(on)),
  sql: (facts) => sql`${column('entity')} IN ${entitiesWithin(facts)}`,
  denial: (facts, on) => {
    if (placeOf(on) === undefined) return missingAssignments(facts) ?? placeMissing
    return missingAssignments(facts) ?? denial('outside-entities', dataRole(facts))
  },
  people: peopleWithin,
  reach: ({ assignments }) => reachOver('entities', assignments.entities),
}

export const assigned: Condition = {
  holds: ({ assignments }, on) => isAssigned(assignments, on),
  sql: (facts) =>
    sql`(${column('entity')} IN ${entitiesWithin(facts)}
      OR ${column('asset')} IN ${anyOf(facts.assignments.assets)}
      OR ${column('source')} IN ${anyOf(facts.assignments.sources)})`,
  denial: (facts, on) => {
    if (placeOf(on) === undefined) return missingAssignments(facts) ?? placeMissing
    return missingAssignments(facts) ?? denial('not-assigned')
  },
  people: peopleAssigned,
  reach: ({ assignments }) => [
    ...reachOver('entities', assignments.entities),
    ...reachOver('assets', assignments.assets),
    ...reachOver('sources', assignments.sources),
  ],
}

/** What an assigned asset or source stands directly in, to be shown by name and no more. */
export const aroundAssigned: Condition = {
  holds: ({ assignments: { around } }, { source, asset, entity }) => {
    if (source !== undefined) return false
    if (asset !== undefined) return around.assets.has(asset.id)
    return entity !== undefined && around.entities.has(entity.id)
  },
  sql: ({ assignments: { around } }) =>
    sql`(${column('source')} IS NULL AND CASE WHEN ${column('asset')} IS NULL
      THEN ${column('entity')} IN ${anyOf(around.entities)}
      ELSE ${column('asset')} IN ${anyOf(around.assets)} END)`,
  denial: () => null,
  people: peopleAround,
  reach: ({ assignments: { around } }) => [
    ...reachOver('around-entities', around.entities),
    ...reachOver('around-assets', around.assets),
  ],
}

export const ownEntryAssigned: Condition = {
  holds: ({ person, assignments }, on) =>
    on.source !== undefined && isAssigned(assignments, on) && on.enteredBy === person.id,
  sql: (facts) =>
    sql`(${column('source')} IS NOT NULL AND ${assigned.sql(facts)}
      AND ${column('enteredBy')} = ${{ value: facts.person.id }})`,
  denial: (facts, on) => {
    const missing = missingAssignments(facts)
    if (missing !== null) return missing
    if (on.source === undefined) return denial('target-missing', { target: 'source' })
    if (!isAssigned(facts.assignments, on)) return denial('not-assigned')
    if (on.enteredBy === undefined) return denial('target-missing', { target: 'enteredBy' })
    return denial('not-own-entry')
  },
  people: (on) => (on.source === undefined || on.enteredBy === undefined ? nobody : peopleAssigned(on)),
  reach: ({ assignments }) => [
    ...reachOver('own-entries-entities', assignments.entities),
    ...reachOver('own-entries-assets', assignments.assets),
    ...reachOver('own-entries-sources', assignments.sources),
  ],
}

/** A report made for the person; of it, the part about their entities, and nothing where there is none (S3-12). */
export const madeForThem: Condition = {
  holds: ({ person, assignments }, { report }) =>
    report !== undefined &&
    report.madeFor.includes(person.id) &&
    report.entities.some((entity) => isWithin(assignments.entities, entity)),
  sql: (facts) =>
    sql`(${{ value: facts.person.id }} IN ${column('madeFor')}
      AND EXISTS (SELECT 1 FROM ${entitiesWithin(facts)} WHERE id IN ${column('reportEntities')}))`,
  denial: (facts, { report }) => {
    const missing = missingAssignments(facts)
    if (missing !== null) return missing
    if (report === undefined) return denial('target-missing', { target: 'report' })
    const theirs = report.madeFor.includes(facts.person.id)
    return denial(theirs ? 'report-without-their-entities' : 'report-not-theirs', dataRole(facts))
  },
  people: ({ report }) => {
    const [first, ...rest] = report?.entities ?? []
    if (first === undefined) return nobody
    return rest.reduce(
      (all, { path }) => sql`${all} UNION ALL ${assignedAlong(path, 0)}`,
      assignedAlong(first.path, 0),
    )
  },
  reach: ({ assignments }) => reachOver('reports-entities', assignments.entities),
}
