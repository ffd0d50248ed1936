// Changes of access that are not saved yet (B-06). Staged by the list, by a person's page or by a program's contacts; what
// they mean is asked of main, again whenever something changes there.
import type { StoreApi } from 'zustand'
import { slotOf } from '../../../src-shared/contract/staged-change.ts'
import type { Assigned, StagedChange } from '../../../src-shared/contract/staged-change.ts'
import { createViewStore } from '../../api/view-store.ts'

/** A change with the names that its line is told by. */
export interface StagedItem {
  readonly change: StagedChange
  readonly person: string
  readonly program?: string
  /** Who hands an exactly-one role over. */
  readonly predecessor?: string
  /** What is assigned and what is taken back, by name. */
  readonly places?: { readonly added: readonly string[]; readonly removed: readonly string[] }
}

export interface Staging {
  readonly items: readonly StagedItem[]
}

export type StagingStore = StoreApi<Staging>

export function createStaging(): StagingStore {
  return createViewStore<Staging>(() => ({ items: [] }))
}

/** Stages a change in place of the one with the same slot; a change back to what is stored is none. */
export function stage(store: StagingStore, item: StagedItem): void {
  const slot = slotOf(item.change)
  store.setState(({ items }) => {
    const kept = items.some(({ change }) => slotOf(change) === slot)
      ? items.map((each) => (slotOf(each.change) === slot ? item : each))
      : [...items, item]
    return { items: kept.filter(({ change }) => !isIdle(change)) }
  })
}

export function unstage(store: StagingStore, slots: readonly string[]): void {
  store.setState(({ items }) => ({ items: items.filter(({ change }) => !slots.includes(slotOf(change))) }))
}

export function discardAll(store: StagingStore): void {
  store.setState({ items: [] })
}

type Of<Action extends StagedChange['action']> = Extract<StagedChange, { action: Action }>

/** The change that is staged where another would go, if any. */
export function stagedAt<Change extends StagedChange>(
  items: readonly StagedItem[],
  like: Change,
): Of<Change['action']> | undefined {
  const slot = slotOf(like)
  const found = items.find(({ change }) => slotOf(change) === slot)
  // Slots begin with the action: what has the same slot has the same shape.
  return found?.change as Of<Change['action']> | undefined
}

type Ending = Extract<StagedChange, { until?: unknown }>

/**
 * The change with the end that is chosen beside it (B-10), a day or null for none. An end as before is none that is staged,
 * and what is taken away needs none.
 */
export function withEnd<Change extends Ending>(
  change: Change,
  until: string | null | undefined,
  present: string | null,
): Change {
  const { until: _, presentUntil: __, ...rest } = change
  const isTaken = change.next === 'none' || change.next === 'affiliate'
  return (
    isTaken || until === undefined || until === present ? rest : { ...rest, until, presentUntil: present }
  ) as Change
}

function isIdle(change: StagedChange): boolean {
  switch (change.action) {
    case 'roles.transfer-main-corporate':
    case 'programs.transfer-main-site':
      return change.present === change.person
    case 'roles.set-assignments':
      return isSameAssignment(change.present, change.next)
    default:
      return change.present === change.next && change.until === undefined
  }
}

function isSameAssignment(a: Assigned, b: Assigned): boolean {
  return (['entities', 'assets', 'sources'] as const).every((kind) => {
    const of = new Set<number>(a[kind])
    return of.size === b[kind].length && b[kind].every((id) => of.has(id))
  })
}
