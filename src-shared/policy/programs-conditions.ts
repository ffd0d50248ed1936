// Conditions about one program: which role the person holds in that very program (S2-03).
import { denial, nobody, reachOver } from './condition.ts'
import type { Condition } from './condition.ts'
import { programsAs, roleInProgram } from './facts.ts'
import type { Id, On } from './facts.ts'
import type { ProgramRole } from './roles.ts'
import { anyOf, column, sql } from './sql-text.ts'
import type { SqlText } from './sql-text.ts'

/** Whoever holds the role in the program at the moment. */
function contactsAs(role: ProgramRole, program: Id, now: string): SqlText {
  if (role === 'main-site-contact') {
    return sql`SELECT main_site_contact_id AS person_id, 'here' AS reach, 0 AS depth, NULL AS via,
      ifnull(main_site_contact_at, created_at) AS since, NULL AS until FROM program WHERE id = ${{ value: program }}`
  }
  return sql`SELECT person_id, 'here' AS reach, 0 AS depth, NULL AS via, granted_at AS since, expires_at AS until
    FROM program_contact WHERE program_id = ${{ value: program }} AND role = ${{ value: role }}
      AND (expires_at IS NULL OR expires_at > ${{ value: now }})`
}

/** Holding this role in the program that is asked about. */
function inProgramAs(role: ProgramRole): Condition {
  return {
    holds: (facts, { program }) => roleInProgram(facts, program) === role,
    sql: (facts) => sql`${column('program')} IN ${anyOf(programsAs(facts, role))}`,
    denial: (_, { program }) =>
      program === undefined ? denial('target-missing', { target: 'program' }) : null,
    people: ({ program }, now) => (program === undefined ? nobody : contactsAs(role, program, now)),
    reach: (facts) => reachOver('programs', programsAs(facts, role)),
  }
}

export const asProgramViewer = inProgramAs('viewer')
export const asContributor = inProgramAs('contributor')
export const asMainSiteContact = inProgramAs('main-site-contact')

const upToContributor = ['none', 'viewer', 'contributor']

function isUpToContributor({ present, next }: On): boolean {
  return (
    present !== undefined &&
    next !== undefined &&
    upToContributor.includes(present) &&
    upToContributor.includes(next)
  )
}

/** A Contributor manages Viewers and Contributors and nobody above, before and after the change (S2-23, B-07). */
export const asContributorUpToContributor: Condition = {
  holds: (facts, on) => asContributor.holds(facts, on) && isUpToContributor(on),
  sql: (facts) =>
    sql`(${asContributor.sql(facts)} AND ${column('present')} IN ('none', 'viewer', 'contributor')
      AND ${column('next')} IN ('none', 'viewer', 'contributor'))`,
  denial: (facts, on) => {
    if (!asContributor.holds(facts, on)) return asContributor.denial(facts, on)
    if (on.present === undefined) return denial('target-missing', { target: 'present' })
    if (on.next === undefined) return denial('target-missing', { target: 'next' })
    return denial('contributor-limit')
  },
  people: (on, now) => (isUpToContributor(on) ? asContributor.people(on, now) : nobody),
  reach: (facts) => reachOver('program-contacts-up-to-contributor', programsAs(facts, 'contributor')),
}
