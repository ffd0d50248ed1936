// The filters of the list of people as SQL. Roles are looked up where they are granted, so that one which has expired does
// not count (B-10); the plus before `id` keeps SQLite walking the index of the list's order.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PeopleFilters } from '../../../src-shared/contract/people-query.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'

/** One condition for each filter that is set. */
export function roleConditions(
  { module, group, corporate, program, inProgram, place, data, ends, unused }: PeopleFilters,
  now: string,
): SQL[] {
  const isStanding = sql`(expires_at IS NULL OR expires_at > ${now})`
  const families = [
    module.map((each) => inModule(each, isStanding)),
    group.map((role) => granted('submittals', role, isStanding)),
    corporate.map((role) => corporately(role, isStanding)),
    program.length === 0 && inProgram.length > 0
      ? [among(sql`${contacts(isStanding, inProgram)} UNION ALL ${mainSites(inProgram)}`)]
      : program.map((role) => inPrograms(role, isStanding, inProgram)),
    place.map(assignedTo),
    data.map((role) => granted('emissions', role, isStanding)),
    ends.map((days) => ending(days, now)),
    unused.map((days) => unusedFor(days, now)),
  ]
  return families.filter((choices) => choices.length > 0).map(anyOf)
}

function anyOf(choices: SQL[]): SQL {
  return sql`(${sql.join(choices, sql` OR `)})`
}

function among(people: SQL): SQL {
  return sql`+id IN (${people})`
}

function notAmong(people: SQL): SQL {
  return sql`+id NOT IN (${people})`
}

function granted(module: Module, role: string, isStanding: SQL): SQL {
  const holders = sql`SELECT person_id FROM role_grant WHERE module = ${module} AND ${isStanding}`
  return role === 'none' ? notAmong(holders) : among(sql`${holders} AND role = ${role}`)
}

const mainCorporate = sql`SELECT main_corporate_contact_id FROM organization`

/** Ids as one parameter, however many. */
function listed(ids: readonly string[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids.map(Number))}))`
}

/** Of these programs; of all where none is named. */
function mainSites(programs: readonly string[]): SQL {
  const all = sql`SELECT main_site_contact_id FROM program`
  return programs.length === 0 ? all : sql`${all} WHERE id IN ${listed(programs)}`
}

function secondaries(isStanding: SQL): SQL {
  return sql`SELECT person_id FROM role_grant WHERE module = 'programs' AND ${isStanding}`
}

function corporately(role: PeopleFilters['corporate'][number], isStanding: SQL): SQL {
  if (role === 'main') return among(mainCorporate)
  if (role === 'secondary') return among(secondaries(isStanding))
  return notAmong(sql`${secondaries(isStanding)} UNION ALL ${mainCorporate}`)
}

function contacts(isStanding: SQL, programs: readonly string[] = []): SQL {
  const within = programs.length === 0 ? sql`1` : sql`program_id IN ${listed(programs)}`
  return sql`SELECT person_id FROM program_contact WHERE ${within} AND ${isStanding}`
}

function inPrograms(
  role: PeopleFilters['program'][number],
  isStanding: SQL,
  programs: readonly string[],
): SQL {
  if (role === 'main-site-contact') return among(mainSites(programs))
  if (role === 'none') {
    return notAmong(sql`${contacts(isStanding, programs)} UNION ALL ${mainSites(programs)}`)
  }
  return among(sql`${contacts(isStanding, programs)} AND role = ${role}`)
}

/** Whoever is assigned the thing, or an entity or asset that it stands in (S3-10, S3-13). */
function assignedTo(place: string): SQL {
  const [kind, digits] = place.split(':')
  const id = Number(digits)
  const entity = {
    entity: sql`SELECT ${id}`,
    asset: sql`SELECT entity_id FROM asset WHERE id = ${id}`,
    source: sql`SELECT entity_id FROM emission_source WHERE id = ${id}`,
  }[kind as 'entity' | 'asset' | 'source']
  const direct = {
    entity: sql``,
    asset: sql`UNION ALL SELECT person_id FROM assignment WHERE asset_id = ${id}`,
    source: sql`UNION ALL SELECT person_id FROM assignment WHERE source_id = ${id}
      UNION ALL SELECT person_id FROM assignment WHERE asset_id = (SELECT asset_id FROM emission_source WHERE id = ${id})`,
  }[kind as 'entity' | 'asset' | 'source']
  return among(sql`WITH RECURSIVE up (id) AS (
      ${entity} UNION SELECT e.parent_id FROM entity e JOIN up ON e.id = up.id WHERE e.parent_id IS NOT NULL
    ) SELECT person_id FROM assignment WHERE entity_id IN up ${direct}`)
}

/** Found by the indexes of end dates. */
function ending(days: PeopleFilters['ends'][number], now: string): SQL {
  const isEnding =
    days === 'ended'
      ? sql`expires_at <= ${now}`
      : sql`expires_at > ${now} AND expires_at <= ${daysFrom(now, Number(days))}`
  return among(
    sql`SELECT person_id FROM role_grant WHERE ${isEnding} UNION ALL SELECT person_id FROM program_contact WHERE ${isEnding}`,
  )
}

function unusedFor(days: PeopleFilters['unused'][number], now: string): SQL {
  const people = sql`SELECT id FROM person INDEXED BY person_by_last_sign_in WHERE`
  if (days === 'never') return among(sql`${people} last_sign_in_at IS NULL AND state = 'active'`)
  const since = daysFrom(now, -Number(days))
  return among(sql`${people} last_sign_in_at <= ${since} AND state = 'active' UNION ALL
    ${people} last_sign_in_at IS NULL AND state = 'active' AND registered_at <= ${since}`)
}

function daysFrom(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString()
}

function inModule(module: Module, isStanding: SQL): SQL {
  if (module !== 'programs') {
    return among(sql`SELECT person_id FROM role_grant WHERE module = ${module} AND ${isStanding}`)
  }
  return among(
    sql`${secondaries(isStanding)} UNION ALL ${mainCorporate} UNION ALL ${contacts(isStanding)} UNION ALL ${mainSites([])}`,
  )
}
