// Conditions about people: signing in oneself, and what may be done to others.
import { denial, nobody } from './condition.ts'
import type { Condition } from './condition.ts'
import { missingAssignments } from './emissions-conditions.ts'
import { holdsOutside } from './holding.ts'
import { heldRole } from './facts.ts'
import { holders } from './holders.ts'
import type { Facts, Id, On } from './facts.ts'
import { column, sql } from './sql-text.ts'
import type { SqlText } from './sql-text.ts'

/** With nothing assigned yet, Emissions alone is no reason to be let in (S3-10, S3-13, X-08, X-09). */
function mayNotSignIn(facts: Facts): boolean {
  const awaited = facts.person.state === 'pending' // A pending person's roles do not count yet, for or against.
  return !awaited && missingAssignments(facts) !== null && !holdsOutside(facts, 'emissions')
}

/** `mayNotSignIn` over all people. */
function ableToSignInNow(now: string): SqlText {
  const standing = sql`(expires_at IS NULL OR expires_at > ${{ value: now }})`
  const unassigned = sql`SELECT person_id FROM role_grant AS g WHERE module = 'emissions' AND ${standing} AND (
      (role = 'structured' AND NOT EXISTS (SELECT 1 FROM assignment WHERE person_id = g.person_id))
      OR (role IN ('restricted', 'restricted-audit')
        AND NOT EXISTS (SELECT 1 FROM assignment WHERE person_id = g.person_id AND entity_id IS NOT NULL)))`
  return sql`SELECT id AS person_id, 'organization' AS reach, 0 AS depth, NULL AS via, NULL AS since, NULL AS until
    FROM person WHERE state = 'pending' OR id NOT IN (${unassigned}) OR id IN (${holders.outsideEmissions(now)})`
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
  people: (_, now) => ableToSignInNow(now),
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
  people: ({ person }) =>
    person === undefined || person.isMainCorporate || person.mainSiteOf.length > 0
      ? nobody
      : everybodyBut(person.id),
  reach: () => [{ scope: 'other-people', ids: null }],
}

function everybodyBut(id: Id): SqlText {
  return sql`SELECT id AS person_id, 'organization' AS reach, 0 AS depth, NULL AS via, NULL AS since, NULL AS until
    FROM person WHERE id <> ${{ value: id }}`
}

/** B-12: whose eyes one looks through are not one's own. */
export const anotherPerson: Condition = {
  holds: (facts, { person }) => person !== undefined && person.id !== facts.person.id,
  sql: (facts) => sql`(${column('person')} <> ${{ value: facts.person.id }})`,
  denial: (_, { person }) =>
    person === undefined ? denial('target-missing', { target: 'person' }) : denial('own-eyes'),
  people: ({ person }) => (person === undefined ? nobody : everybodyBut(person.id)),
  reach: () => [{ scope: 'all-other-people', ids: null }],
}

const transferless = ['affiliate', 'secondary', 'none']

function isTransferless({ person, present, next }: On): boolean {
  return (
    person !== undefined &&
    !person.isMainCorporate &&
    present !== 'main' &&
    next !== undefined &&
    transferless.includes(next)
  )
}

/** Secondaries are made and unmade; the Main Corporate Contact's role only changes hands (S2-17, S2-20). */
export const affiliateOrSecondary: Condition = {
  holds: (_, on) => isTransferless(on),
  sql: () =>
    sql`(NOT ${column('isMainCorporate')} AND coalesce(${column('present')}, 'none') <> 'main'
      AND ${column('next')} IN ('affiliate', 'secondary', 'none'))`,
  denial: (_, { person, next }) => {
    if (person === undefined) return denial('target-missing', { target: 'person' })
    if (next === undefined) return denial('target-missing', { target: 'next' })
    return denial('main-corporate-by-transfer')
  },
  people: (on) => (isTransferless(on) ? null : nobody),
  reach: () => [{ scope: 'affiliates-and-secondaries', ids: null }],
}
