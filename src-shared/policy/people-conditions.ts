// Conditions about people: signing in oneself, and what may be done to others.
import { denial } from './condition.ts'
import type { Condition } from './condition.ts'
import { missingAssignments } from './emissions-conditions.ts'
import { holdsOutside } from './holding.ts'
import { heldRole } from './facts.ts'
import type { Facts } from './facts.ts'
import { column, sql } from './sql-text.ts'

/** With nothing assigned yet, Emissions alone is no reason to be let in (S3-10, S3-13, X-08, X-09). */
function mayNotSignIn(facts: Facts): boolean {
  const awaited = facts.person.state === 'pending' // A pending person's roles do not count yet, for or against.
  return !awaited && missingAssignments(facts) !== null && !holdsOutside(facts, 'emissions')
}

export const ableToSignIn: Condition = {
  holds: (facts) => !mayNotSignIn(facts),
  sql: (facts) => (mayNotSignIn(facts) ? sql`0` : sql`1`),
  denial: (facts) => {
    const role = heldRole(facts.data, facts.now)
    if (!mayNotSignIn(facts) || role === null) return null
    return role === 'structured'
      ? denial('sign-in-structured')
      : denial('sign-in-restricted', { role: `emissions.${role}` })
  },
  reach: (facts) => (mayNotSignIn(facts) ? [] : [{ scope: 'account', ids: null }]),
}

/** Nobody removes themselves, and exactly-one roles are handed over before their holder goes. */
export const removable: Condition = {
  holds: (facts, { person }) =>
    person !== undefined &&
    person.id !== facts.person.id &&
    !person.isMainCorporate &&
    person.mainSiteOf.length === 0,
  sql: (facts) =>
    sql`(${column('person')} <> ${{ value: facts.person.id }}
      AND NOT ${column('isMainCorporate')} AND NOT ${column('isMainSite')})`,
  denial: (facts, { person }) => {
    if (person === undefined) return denial('target-missing', { target: 'person' })
    if (person.id === facts.person.id) return denial('not-oneself')
    return denial(person.isMainCorporate ? 'main-corporate-first' : 'main-site-first')
  },
  reach: () => [{ scope: 'other-people', ids: null }],
}

const transferless = ['affiliate', 'secondary', 'none']

/** Secondaries are made and unmade; the Main Corporate Contact's role only changes hands (S2-17, S2-20). */
export const affiliateOrSecondary: Condition = {
  holds: (_, { person, present, next }) =>
    person !== undefined &&
    !person.isMainCorporate &&
    present !== 'main' &&
    next !== undefined &&
    transferless.includes(next),
  sql: () =>
    sql`(NOT ${column('isMainCorporate')} AND coalesce(${column('present')}, 'none') <> 'main'
      AND ${column('next')} IN ('affiliate', 'secondary', 'none'))`,
  denial: (_, { person, next }) => {
    if (person === undefined) return denial('target-missing', { target: 'person' })
    if (next === undefined) return denial('target-missing', { target: 'next' })
    return denial('main-corporate-by-transfer')
  },
  reach: () => [{ scope: 'affiliates-and-secondaries', ids: null }],
}
