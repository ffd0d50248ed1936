// A list filtered by SQL holds exactly the rows on which the single decision allows the action, whatever the tree, the
// assignments, the roles and the dates.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadFacts } from '../../../../src-main/authz/facts.ts'
import {
  placeAsset,
  placeEntity,
  placeSource,
  presentCorporate,
  presentInProgram,
  targetPerson,
} from '../../../../src-main/authz/targets.ts'
import { rowsInFull, visibleRows } from '../../../../src-main/authz/visible-rows.ts'
import type { RowColumns } from '../../../../src-main/authz/visible-rows.ts'
import type { ReadDb } from '../../../../src-main/db/open.ts'
import type { Action } from '../../../../src-shared/policy/actions.ts'
import { decide } from '../../../../src-shared/policy/decide.ts'
import type { Facts, On } from '../../../../src-shared/policy/facts.ts'
import { memoryStore } from './memory-store.ts'
import { build, now, organization } from './random-organization.ts'

interface Row {
  readonly id: number
  readonly [name: string]: number | null
}

interface List {
  readonly actions: readonly Action[]
  readonly from: SQL
  readonly columns: RowColumns
  readonly on: (db: ReadDb, row: Row) => On
}

const mainCorporate = sql`(person.id IN (SELECT main_corporate_contact_id FROM organization))`
const mainSite = sql`(person.id IN (SELECT main_site_contact_id FROM program))`
const presentRole = sql`coalesce((SELECT 'main-site-contact' FROM program m WHERE m.id = program.id
    AND m.main_site_contact_id = person.id),
  (SELECT role FROM program_contact c WHERE c.program_id = program.id AND c.person_id = person.id), 'none')`

const asSource = (db: ReadDb, id: number) => ({ source: placeSource(db, id)! })

const lists: Record<string, List> = {
  facilities: {
    actions: ['facilities.search', 'facilities.view', 'facilities.edit', 'submittals.submit'],
    from: sql`facility`,
    columns: {},
    on: (_, { id }) => ({ facility: id }),
  },
  programs: {
    actions: [
      'programs.view',
      'programs.pay-fee',
      'programs.answer',
      'programs.edit-info',
      'programs.report',
    ],
    from: sql`program`,
    columns: { program: sql`program.id` },
    on: (_, { id }) => ({ program: id }),
  },
  entities: {
    actions: ['inventory.view', 'inventory.edit', 'reports.run'],
    from: sql`entity`,
    columns: { entity: sql`entity.id` },
    on: (db, { id }) => ({ entity: placeEntity(db, id)! }),
  },
  assets: {
    actions: ['inventory.view', 'inventory.edit'],
    from: sql`asset`,
    columns: { asset: sql`asset.id`, entity: sql`asset.entity_id` },
    on: (db, { id }) => ({ asset: placeAsset(db, id)! }),
  },
  sources: {
    actions: ['inventory.view', 'inventory.edit', 'emission-data.enter'],
    from: sql`emission_source AS s`,
    columns: { source: sql`s.id`, asset: sql`s.asset_id`, entity: sql`s.entity_id` },
    on: (db, { id }) => asSource(db, id),
  },
  'emission data': {
    actions: ['emission-data.view', 'emission-data.modify'],
    from: sql`(SELECT e.id, e.source_id, e.entered_by, s.asset_id, s.entity_id
      FROM test_entry e JOIN emission_source s ON s.id = e.source_id) AS r`,
    columns: {
      source: sql`r.source_id`,
      asset: sql`r.asset_id`,
      entity: sql`r.entity_id`,
      enteredBy: sql`r.entered_by`,
    },
    on: (db, { source_id, entered_by }) => ({
      ...asSource(db, source_id!),
      ...(entered_by === null ? {} : { enteredBy: entered_by }),
    }),
  },
  people: {
    actions: ['people.list', 'people.edit', 'people.remove'],
    from: sql`person`,
    columns: { person: sql`person.id`, isMainCorporate: mainCorporate, isMainSite: mainSite },
    on: (db, { id }) => ({ person: targetPerson(db, id)! }),
  },
  'corporate contacts': {
    actions: ['roles.set-corporate'],
    from: sql`person`,
    columns: { person: sql`person.id`, isMainCorporate: mainCorporate, next: sql`'secondary'` },
    on: (db, { id }) => ({
      person: targetPerson(db, id)!,
      present: presentCorporate(db, id),
      next: 'secondary',
    }),
  },
  'contacts of programs': {
    actions: ['programs.set-contact'],
    from: sql`(SELECT person.id, program.id AS program_id, ${presentRole} AS present FROM person, program) AS c`,
    columns: { program: sql`c.program_id`, present: sql`c.present`, next: sql`'contributor'` },
    on: (db, { id, program_id }) => ({
      program: program_id!,
      person: targetPerson(db, id)!,
      present: presentInProgram(db, program_id!, id),
      next: 'contributor',
    }),
  },
  reports: {
    actions: ['reports.view'],
    from: sql`test_report AS r`,
    columns: {
      madeFor: sql`(SELECT person_id FROM test_report_reader WHERE report_id = r.id)`,
      reportEntities: sql`(SELECT entity_id FROM test_report_entity WHERE report_id = r.id)`,
    },
    on: (db, { id }) => {
      const column = (table: string, name: string) =>
        db.raw.prepare(`SELECT ${name} FROM ${table} WHERE report_id = ?`).pluck().all(id) as number[]
      return {
        report: {
          madeFor: column('test_report_reader', 'person_id'),
          entities: column('test_report_entity', 'entity_id').map((entity) => placeEntity(db, entity)!),
        },
      }
    },
  },
}

const store = memoryStore()

/** Runs `check` on every drawn organization, each in a transaction that is rolled back. */
function forEveryOrganization(check: (facts: Facts) => void): void {
  fc.assert(
    fc.property(organization, (drawing) => {
      store.raw.exec('BEGIN')
      try {
        check(loadFacts(store.db, build(store, drawing), now))
      } finally {
        store.raw.exec('ROLLBACK')
      }
    }),
    { numRuns: 400 },
  )
}

function byContent(a: Row, b: Row): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

function rowsOf(from: SQL, where: SQL): Row[] {
  return store.db.all<Row>(sql`SELECT * FROM ${from} WHERE ${where}`).toSorted(byContent)
}

describe('the SQL filter', () => {
  it('equals the row-by-row decision, in every list and for every action', () => {
    const seen = { allowed: new Set<string>(), refused: new Set<string>() }
    forEveryOrganization((facts) => {
      for (const [name, { actions, from, columns, on }] of Object.entries(lists)) {
        const rows = rowsOf(from, sql`1`)
        for (const action of actions) {
          const decided = rows.filter((row) => decide(facts, action, on(store.db, row)).allowed)
          expect(rowsOf(from, visibleRows(facts, action, columns)), `${name} ${action}`).toEqual(decided)
          if (decided.length > 0) seen.allowed.add(`${name} ${action}`)
          if (decided.length < rows.length) seen.refused.add(`${name} ${action}`)
        }
      }
    })
    // Drawings that never reach a row would prove nothing.
    const asked = Object.entries(lists).flatMap(([name, { actions }]) =>
      actions.map((each) => `${name} ${each}`),
    )
    expect(seen.allowed).toEqual(new Set(asked))
    expect(seen.refused).toEqual(new Set(asked))
  })

  it('tells what is seen in full from what is seen by name only', () => {
    const inFull = (facts: Facts, { on }: List, row: Row) => {
      const { rule } = decide(facts, 'inventory.view', on(store.db, row))
      return rule !== null && rule !== 'emissions.structured.view-around'
    }
    let byName = 0
    forEveryOrganization((facts) => {
      for (const list of [lists['entities']!, lists['assets']!, lists['sources']!]) {
        const full = rowsOf(list.from, sql`1`).filter((row) => inFull(facts, list, row))
        expect(rowsOf(list.from, rowsInFull(facts, list.columns))).toEqual(full)
        byName += rowsOf(list.from, visibleRows(facts, 'inventory.view', list.columns)).length - full.length
      }
    })
    expect(byName).toBeGreaterThan(0)
  })

  it('refuses where a list lacks the column that a condition looks at', () => {
    const narrow = ['structured', 'restricted', 'restricted-audit']
    forEveryOrganization((facts) => {
      if (facts.data === null || !narrow.includes(facts.data.role)) return
      expect(rowsOf(sql`emission_source`, visibleRows(facts, 'emission-data.view', {}))).toEqual([])
    })
  })
})
