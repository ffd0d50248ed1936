// Conditions about one program: which role the person holds in that very program (S2-03).
import { denial, reachOver } from './condition.ts'
import type { Condition } from './condition.ts'
import { programsAs, roleInProgram } from './facts.ts'
import type { ProgramRole } from './roles.ts'
import { anyOf, column, sql } from './sql-text.ts'

/** Holding this role in the program that is asked about. */
function inProgramAs(role: ProgramRole): Condition {
  return {
    holds: (facts, { program }) => roleInProgram(facts, program) === role,
    sql: (facts) => sql`${column('program')} IN ${anyOf(programsAs(facts, role))}`,
    denial: (_, { program }) =>
      program === undefined ? denial('target-missing', { target: 'program' }) : null,
    reach: (facts) => reachOver('programs', programsAs(facts, role)),
  }
}

export const asProgramViewer = inProgramAs('viewer')
export const asContributor = inProgramAs('contributor')
export const asMainSiteContact = inProgramAs('main-site-contact')

const upToContributor = ['none', 'viewer', 'contributor']

/** A Contributor manages Viewers and Contributors and nobody above, before and after the change (S2-23, B-07). */
export const asContributorUpToContributor: Condition = {
  holds: (facts, on) =>
    asContributor.holds(facts, on) &&
    on.present !== undefined &&
    on.next !== undefined &&
    upToContributor.includes(on.present) &&
    upToContributor.includes(on.next),
  sql: (facts) =>
    sql`(${asContributor.sql(facts)} AND ${column('present')} IN ('none', 'viewer', 'contributor')
      AND ${column('next')} IN ('none', 'viewer', 'contributor'))`,
  denial: (facts, on) => {
    if (!asContributor.holds(facts, on)) return asContributor.denial(facts, on)
    if (on.present === undefined) return denial('target-missing', { target: 'present' })
    if (on.next === undefined) return denial('target-missing', { target: 'next' })
    return denial('contributor-limit')
  },
  reach: (facts) => reachOver('program-contacts-up-to-contributor', programsAs(facts, 'contributor')),
}
