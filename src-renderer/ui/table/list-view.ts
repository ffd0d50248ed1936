// How a person left each list: search, filters, order, columns and place. A list that is opened again stands where it was;
// columns and order are kept in main with the person, the rest until the session ends.
import { useEffect } from 'react'
import { call } from '../../api/client.ts'
import { createViewStore } from '../../api/view-store.ts'

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

/** Chosen values by filter; several values of one filter mean any of them. */
export type Filters = Readonly<Record<string, readonly string[]>>

/** What is asked of main; what an export must ask to be exactly what is shown. */
export interface ListQuery {
  readonly search: string
  readonly filters: Filters
  readonly sort: Sort | null
}

/** Kept with the person. */
export interface ListLayout {
  readonly sort: Sort | null
  /** All columns by id, in order; empty: as the list defines them. */
  readonly order: readonly string[]
  /** Columns whose showing differs from the list's own preset. */
  readonly shown: Readonly<Record<string, boolean>>
  readonly widths: Readonly<Record<string, number>>
}

export interface ListView extends ListLayout {
  readonly search: string
  readonly filters: Filters
  readonly scrollTop: number
  readonly activeIndex: number
  /** False until the layout has come from main: nothing is asked before. */
  readonly ready: boolean
}

const unseen: ListView = {
  search: '',
  filters: {},
  sort: null,
  order: [],
  shown: {},
  widths: {},
  scrollTop: 0,
  activeIndex: 0,
  ready: false,
}

const useListViews = createViewStore<{ readonly views: Readonly<Record<string, ListView>> }>(() => ({
  views: {},
}))

/** How the list of that name looks; the list itself, and nobody beside it, says how it begins. */
export function useListView(screen: string): ListView {
  return useListViews(({ views }) => views[screen]) ?? unseen
}

/** As `useListView`, for the list itself: its layout comes from main, or it begins in the order that it says. */
export function useOwnListView(screen: string, initialSort: Sort | null): ListView {
  const view = useListViews(({ views }) => views[screen])
  const isKnown = view?.ready === true
  // As text: a list may make the object anew each time it is drawn.
  const first = JSON.stringify(initialSort)
  useEffect(() => {
    if (!isKnown) void loadLayout(screen, JSON.parse(first) as Sort | null)
  }, [isKnown, screen, first])
  return view ?? unseen
}

/** As `useListView`, outside components. */
export function listView(screen: string): ListView {
  return useListViews.getState().views[screen] ?? unseen
}

/** What is asked of main at this moment for the list of that name. */
export function listQuery(screen: string): ListQuery {
  const { search, filters, sort } = listView(screen)
  return { search, filters, sort }
}

/** Changes a list's view; a change of its layout is kept in main as well. Searching and filtering start at the top. */
export function changeListView(screen: string, change: Partial<ListView>): void {
  const asksAnew = 'search' in change || 'filters' in change || 'sort' in change
  const top = asksAnew ? { scrollTop: 0, activeIndex: 0 } : {}
  useListViews.setState(({ views }) => ({
    views: { ...views, [screen]: { ...(views[screen] ?? unseen), ...top, ...change } },
  }))
  if ('sort' in change || 'order' in change || 'shown' in change || 'widths' in change) saveLayoutSoon(screen)
}

async function loadLayout(screen: string, initialSort: Sort | null): Promise<void> {
  const stored = await call('preferences.layout', { screen }).catch(() => ({ value: null }))
  changeListViewQuietly(screen, { sort: initialSort, ...layoutOf(stored.value), ready: true })
}

function changeListViewQuietly(screen: string, change: Partial<ListView>): void {
  // What was searched or filtered from elsewhere before the list was first seen stays.
  useListViews.setState(({ views }) => ({
    views: { ...views, [screen]: { ...(views[screen] ?? unseen), ...change } },
  }))
}

/** What an older version of the program stored may have another shape. */
function layoutOf(value: unknown): Partial<ListLayout> {
  if (typeof value !== 'object' || value === null) return {}
  const { sort, order, shown, widths } = value as Partial<Record<keyof ListLayout, unknown>>
  return {
    ...(isSort(sort) ? { sort } : {}),
    ...(Array.isArray(order) ? { order: order.map(String) } : {}),
    ...(isRecordOf('boolean', shown) ? { shown: shown as Record<string, boolean> } : {}),
    ...(isRecordOf('number', widths) ? { widths: widths as Record<string, number> } : {}),
  }
}

function isSort(value: unknown): value is Sort {
  const { column, descending } = (value ?? {}) as Partial<Sort>
  return typeof column === 'string' && typeof descending === 'boolean'
}

function isRecordOf(type: 'boolean' | 'number', value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === type)
  )
}

const saveDelay = 400
const pending = new Map<string, ReturnType<typeof setTimeout>>()

function saveLayoutSoon(screen: string): void {
  clearTimeout(pending.get(screen))
  const save = () => {
    pending.delete(screen)
    const view = useListViews.getState().views[screen]
    if (view === undefined) return
    const { sort, order, shown, widths } = view
    // A layout that could not be kept is no loss worth a word.
    call('preferences.save-layout', { screen, value: { sort, order, shown, widths } as never }).catch(
      () => {},
    )
  }
  pending.set(screen, setTimeout(save, saveDelay))
}
