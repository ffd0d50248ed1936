// B-14: whatever an export holds can be read in the reading room, or somebody has said where it is instead.
import { expect, it } from 'vitest'
import { exportFormat } from '../../../../src-main/exports/format.ts'
import { exportedTables, exportedViews } from '../../../../src-main/features/exported.ts'
import { lists, shownOutside } from '../../../../src-main/features/reading/lists.ts'
import { readingLists } from '../../../../src-shared/contract/reading.ts'

const format = exportFormat(exportedTables, exportedViews)
const views: Readonly<Record<string, { readonly select: string; readonly columns: object }>> = format.views
const names = [...format.schema.keys()]

/** The tables and views that stand behind FROM or JOIN. */
const readBy = (sql: string) => [...sql.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+)/g)].map(([, name = '']) => name)

/** What a list reads by itself, and through the views that it reads. */
function reached(from: string): Set<string> {
  const found = new Set(/^[a-z_]+$/.test(from) ? [from] : readBy(from))
  for (const name of found) for (const next of readBy(views[name]?.select ?? '')) found.add(next)
  return found
}

it('every table and view of an export is in a list, or is said to be elsewhere', () => {
  const shown = new Set(readingLists.flatMap((list) => [...reached(lists[list].from)]))
  const missing = names.filter((name) => !shown.has(name) && !(name in shownOutside))
  expect(missing).toEqual([])
  expect(Object.keys(shownOutside).filter((name) => !names.includes(name))).toEqual([])
})

/** By view: columns that their list tells otherwise. */
const toldOtherwise: Readonly<Record<string, readonly string[]>> = {
  // Three views in one list: where a thing stands is its way from the top.
  entity: ['parent_id', 'path'],
  asset: ['entity_id', 'entity'],
  source: ['entity_id', 'entity', 'asset_id', 'asset'],
  // In the list of people, and in words.
  effective_access: ['state'],
  role_rule: ['condition'],
  program: ['main_site_contact_id'],
  invitation: ['person_id'],
  // The sentence of the event tells them.
  audit_event: ['actor_id', 'rule', 'subject_kind', 'subject_id', 'about_kind', 'before', 'after'],
  review_decision: ['audit_seq'],
}

it('every view has a list with all its columns, but for those that are told otherwise', () => {
  for (const [name, { columns }] of Object.entries(views)) {
    const list = readingLists.find((each) => new RegExp(`\\b${name}\\b`).test(lists[each].from))
    expect(list, name).toBeDefined()
    const missing = Object.keys(columns).filter((column) => !lists[list!].columns.includes(column))
    expect([name, missing]).toEqual([name, toldOtherwise[name] ?? []])
  }
})
