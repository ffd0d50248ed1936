// Staging, without a window: one change per slot, a change back is none, and the tree of assignments reads as it was written.
import { beforeEach, describe, expect, it } from 'vitest'
import {
  assignedOf,
  assignmentTree,
  fromTicked,
  tickedPlaces,
  toTicked,
} from '../../../../src-renderer/features/roles/assigning.ts'
import { changeLine } from '../../../../src-renderer/features/roles/sentences.ts'
import {
  createStaging,
  discardAll,
  stage,
  stagedAt,
  unstage,
  withEnd,
} from '../../../../src-renderer/features/roles/staging.ts'
import type { InventoryTree } from '../../../../src-shared/contract/inventory.ts'
import { slotOf } from '../../../../src-shared/contract/staged-change.ts'
import type { StagedChange } from '../../../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../../../src-shared/domain/ids.ts'
import { defaultPreferences } from '../../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../../src-shared/i18n/formatter.ts'
import { translator } from '../../../../src-shared/i18n/translate.ts'

const t = translator('en_default')
const noa = 7 as PersonId
const group = (next: 'none' | 'viewer' | 'editor'): StagedChange => ({
  action: 'roles.set-group',
  person: noa,
  present: 'none',
  next,
})

describe('staging', () => {
  const store = createStaging()
  const put = (change: StagedChange) => stage(store, { change, person: 'Noa' })
  const staged = () => store.getState().items.map(({ change }) => change)

  beforeEach(() => discardAll(store))

  it('keeps one change per slot, in the place of the first', () => {
    put(group('viewer'))
    put({ action: 'roles.set-data-role', person: noa, present: 'none', next: 'open' })
    put(group('editor'))
    expect(staged()).toEqual([
      group('editor'),
      { action: 'roles.set-data-role', person: noa, present: 'none', next: 'open' },
    ])
  })

  it('forgets a change that goes back to what is stored, of whatever kind', () => {
    const place = { entities: [1, 2], assets: [], sources: [] } as never
    const same = { entities: [2, 1], assets: [], sources: [] } as never
    put(group('viewer'))
    put(group('none'))
    put({ action: 'roles.set-assignments', person: noa, present: place, next: same })
    put({ action: 'roles.transfer-main-corporate', person: noa, present: noa })
    expect(staged()).toEqual([])
  })

  it('finds what is staged where another change would go, and takes it back', () => {
    put(group('viewer'))
    expect(stagedAt(store.getState().items, group('none'))).toEqual(group('viewer'))
    const other = { ...group('none'), person: 8 as PersonId }
    expect(stagedAt(store.getState().items, other)).toBeUndefined()
    unstage(store, [slotOf(group('none'))])
    expect(staged()).toEqual([])
  })
})

describe('end dates (B-10)', () => {
  const store = createStaging()
  const staged = () => store.getState().items.map(({ change }) => change)

  it('stages an end alone, and none that is as before or of what is taken away', () => {
    const same = { ...group('viewer'), present: 'viewer' } as Extract<StagedChange, { until?: unknown }>
    stage(store, { change: withEnd(same, '2026-04-01', null), person: 'Noa' })
    expect(staged()).toEqual([{ ...same, until: '2026-04-01', presentUntil: null }])
    stage(store, { change: withEnd(same, null, null), person: 'Noa' })
    expect(staged()).toEqual([])
    expect(withEnd({ ...same, next: 'none' } as typeof same, '2026-04-01', null)).not.toHaveProperty('until')
    expect(withEnd(same, null, '2026-04-01')).toEqual({
      ...same,
      until: null,
      presentUntil: '2026-04-01',
    })
  })
})

const format = formatter(defaultPreferences)

describe('the line of a change (X-01)', () => {
  const line = (change: StagedChange, names = {}) =>
    changeLine(t, format, { change, person: 'Noa', ...names })

  it('names the module, and the program where there is one', () => {
    expect(line({ ...group('viewer'), until: '2026-04-01' } as StagedChange)).toBe(
      'Submittals: None → Viewer, ends on 01/04/2026 12:00 AM',
    )
    expect(line(group('viewer'))).toBe('Submittals: None → Viewer')
    const contact = {
      action: 'programs.set-contact',
      program: 3 as ProgramId,
      person: noa,
      present: 'none',
      next: 'viewer',
    } as const
    expect(line(contact, { program: 'Harbor' })).toBe('Programs, Harbor: None → Viewer')
  })

  it('names what is assigned and taken back, and counts what is too much to name', () => {
    const nothing = { entities: [], assets: [], sources: [] }
    const change = { action: 'roles.set-assignments', person: noa, present: nothing, next: nothing } as const
    const few = { added: ['Gas'], removed: ['Boiler'] }
    expect(line(change, { places: few })).toBe('Emissions, assigned: + Gas, − Boiler')
    const many = { added: ['A', 'B', 'C', 'D', 'E', 'F'], removed: [] }
    expect(line(change, { places: many })).toBe('Emissions, assigned: + A, + B, + C, + D and 2 more')
  })
})

describe('the tree of assignments', () => {
  const named = { inFull: true }
  const inventory = {
    entities: [
      { id: 2, parentId: 1, name: 'Hall', ...named },
      { id: 1, parentId: null, name: 'Plant', ...named },
    ],
    assets: [{ id: 5, entityId: 2, name: 'Boiler', ...named }],
    sources: [
      { id: 8, entityId: 2, assetId: 5, name: 'Stack', unit: '', ...named },
      { id: 9, entityId: 1, assetId: null, name: 'Yard', unit: '', ...named },
    ],
  } as unknown as InventoryTree
  const shape = (nodes: readonly { label: string; children?: readonly never[] }[]): unknown =>
    nodes.map(({ label, children = [] }) => (children.length === 0 ? label : [label, shape(children)]))

  it('places entities, assets and sources in what they stand in', () => {
    expect(shape(assignmentTree(t, inventory, false) as never)).toEqual([
      ['Plant', [['Hall', [['Boiler', ['Stack']]]], 'Yard']],
    ])
  })

  it('S3-12 S3-15 shows entities alone to those who are given nothing else', () => {
    expect(shape(assignmentTree(t, inventory, true) as never)).toEqual([['Plant', ['Hall']]])
  })

  it('reads what is ticked as what is assigned, and back', () => {
    const assigned = { entities: [2], assets: [5], sources: [8, 9] } as never
    expect(fromTicked(toTicked(assigned))).toEqual(assigned)
    const places = [{ kind: 'asset' as const, id: 5, name: 'Boiler', path: [], at: '', by: null }]
    expect(assignedOf(places)).toEqual({ entities: [], assets: [5], sources: [] })
  })

  it('tells by name what ticking changes', () => {
    const before = toTicked({ entities: [2], assets: [], sources: [] } as never)
    const after = toTicked({ entities: [], assets: [5], sources: [9] } as never)
    const roots = assignmentTree(t, inventory, false)
    expect(tickedPlaces(roots, before, after)).toEqual({ added: ['Boiler', 'Yard'], removed: ['Hall'] })
  })
})
