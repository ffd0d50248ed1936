// Who can, read from the rules as SQL, names exactly the people whom the single decision lets through, whatever the tree,
// the assignments, the roles, the states and the dates (B-05).
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadFacts } from '../../../../src-main/authz/facts.ts'
import { placeAsset, placeEntity, placeSource, targetPerson } from '../../../../src-main/authz/targets.ts'
import { ruleOfRank, whoCan } from '../../../../src-main/authz/who-can.ts'
import { actionNames } from '../../../../src-shared/policy/actions.ts'
import { asTheirs } from '../../../../src-shared/policy/condition.ts'
import { decide } from '../../../../src-shared/policy/decide.ts'
import type { On } from '../../../../src-shared/policy/facts.ts'
import { memoryStore } from './memory-store.ts'
import { build, now, organization } from './random-organization.ts'

const store = memoryStore()

function ids(table: string): number[] {
  return store.raw.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]
}

/** Every target that there is, with what the actions about it ask besides. */
function targets(): On[] {
  const people = ids('person')
  const contacts = ['none', 'viewer', 'main-site-contact'] as const
  return [
    {},
    ...ids('facility').map((facility) => ({ facility })),
    ...ids('program').flatMap((program) =>
      contacts.map((present) => ({
        program,
        person: targetPerson(store.db, people[0]!)!,
        present,
        next: 'viewer',
      })),
    ),
    ...ids('entity').flatMap((id) => {
      const entity = placeEntity(store.db, id)!
      return [{ entity }, { report: { madeFor: [], entities: [entity] } }]
    }),
    ...ids('asset').map((id) => ({ asset: placeAsset(store.db, id)! })),
    ...ids('emission_source').flatMap((id) => {
      const source = placeSource(store.db, id)!
      return [{ source }, { source, enteredBy: 0 }]
    }),
    ...people.flatMap((id) => [
      { person: targetPerson(store.db, id)!, next: 'secondary' },
      { person: targetPerson(store.db, id)!, present: 'main' as const, next: 'affiliate' },
    ]),
  ]
}

interface Row {
  readonly id: number
  readonly rank: number
  readonly reach: string
}

function rowsOf(questions: Parameters<typeof whoCan>[0]): Row[] {
  return store.db.all<Row>(
    sql`SELECT person_id AS id, rank, reach FROM (${whoCan(questions, now)}) ORDER BY 1`,
  )
}

it('names the same people as the decisions, one by one (B-05)', () => {
  let named = 0
  fc.assert(
    fc.property(organization, (drawing) => {
      store.raw.exec('BEGIN')
      try {
        build(store, drawing)
        const everybody = ids('person').map((id) => loadFacts(store.db, id, now))
        for (const on of targets()) {
          const first = new Map<number, Row>()
          for (const action of actionNames) {
            const rows = rowsOf([{ action, on }])
            const decided = everybody.flatMap((facts) => {
              const decision = decide(facts, action, asTheirs(on, facts.person.id))
              return decision.allowed ? [[facts.person.id, decision.rule]] : []
            })
            expect(rows.map(({ id, rank }) => [id, ruleOfRank(rank).id])).toEqual(decided)
            named += rows.length
            for (const row of rows)
              if (row.rank < (first.get(row.id)?.rank ?? Infinity)) first.set(row.id, row)
          }
          // Asked of everything at once: whoever can do anything, by the first rule of all.
          const together = rowsOf(actionNames.map((action) => ({ action, on })))
          expect(together).toEqual([...first.values()].toSorted((x, y) => x.id - y.id))
        }
      } finally {
        store.raw.exec('ROLLBACK')
      }
    }),
    { numRuns: 25 },
  )
  expect(named).toBeGreaterThan(1000)
})
