// The filters of the list of people as SQL. Roles are looked up where they are granted, so that one which has expired does
// not count (B-10); the plus before `id` keeps SQLite walking the index of the list's order.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PeopleFilters } from '../../../src-shared/contract/people.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'

/** One condition for each filter that is set. */
export function roleConditions(
  { module, group, corporate, program, data }: PeopleFilters,
  now: string,
): SQL[] {
  const isStanding = sql`(expires_at IS NULL OR expires_at > ${now})`
  const families = [
    module.map((each) => inModule(each, isStanding)),
    group.map((role) => granted('submittals', role, isStanding)),
    corporate.map((role) => corporately(role, isStanding)),
    program.map((role) => inPrograms(role, isStanding)),
    data.map((role) => granted('emissions', role, isStanding)),
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
const mainSite = sql`SELECT main_site_contact_id FROM program`

function secondaries(isStanding: SQL): SQL {
  return sql`SELECT person_id FROM role_grant WHERE module = 'programs' AND ${isStanding}`
}

function corporately(role: PeopleFilters['corporate'][number], isStanding: SQL): SQL {
  if (role === 'main') return among(mainCorporate)
  if (role === 'secondary') return among(secondaries(isStanding))
  return notAmong(sql`${secondaries(isStanding)} UNION ALL ${mainCorporate}`)
}

function contacts(isStanding: SQL): SQL {
  return sql`SELECT person_id FROM program_contact WHERE ${isStanding}`
}

function inPrograms(role: PeopleFilters['program'][number], isStanding: SQL): SQL {
  if (role === 'main-site-contact') return among(mainSite)
  if (role === 'none') return notAmong(sql`${contacts(isStanding)} UNION ALL ${mainSite}`)
  return among(sql`${contacts(isStanding)} AND role = ${role}`)
}

function inModule(module: Module, isStanding: SQL): SQL {
  if (module !== 'programs') {
    return among(sql`SELECT person_id FROM role_grant WHERE module = ${module} AND ${isStanding}`)
  }
  return among(
    sql`${secondaries(isStanding)} UNION ALL ${mainCorporate} UNION ALL ${contacts(isStanding)} UNION ALL ${mainSite}`,
  )
}
