// Where the person is: a page and its parameters, with a history to go back and forth in. One window, one page at a time;
// there are no addresses to type, so there is no router.
import { createViewStore } from '../api/view-store.ts'
import { mayLeave } from '../ui/form/leave-guard.ts'

/** What a page is opened with, as in the person that a list shall show. */
export type PageParams = Readonly<Record<string, string | number | boolean | undefined>>

export interface Place {
  readonly page: string
  readonly params: PageParams
}

interface Navigation {
  /** Empty until the shell has chosen the first page. */
  readonly places: readonly Place[]
  readonly index: number
}

const mostPlaces = 100

export const useNavigation = createViewStore<Navigation>(() => ({ places: [], index: -1 }))

/** Where the person is; null before the first page. */
export function usePlace(): Place | null {
  return useNavigation(({ places, index }) => places[index] ?? null)
}

/** Opens a page; asks first when changes would be lost. `go('people', { person: 12 })` */
export async function go(page: string, params: PageParams = {}): Promise<void> {
  if (!(await mayLeave(undefined, page))) return
  useNavigation.setState(({ places, index }) => {
    const kept = [...places.slice(0, index + 1), { page, params }].slice(-mostPlaces)
    return { places: kept, index: kept.length - 1 }
  })
}

/** The same page with other parameters, as a new place: Back closes the detail that was opened. Asks as `go` does. */
export function setParams(params: PageParams): void {
  const here = useNavigation.getState()
  const page = here.places[here.index]?.page
  if (page !== undefined) void go(page, params)
}

/** -1 is back, 1 is forth. */
export async function travel(step: -1 | 1): Promise<void> {
  const { places, index } = useNavigation.getState()
  const place = places[index + step]
  if (place === undefined || !(await mayLeave(undefined, place.page))) return
  useNavigation.setState({ index: index + step })
}
