// Filters that a person has named, kept with them as a screen's layout is.
import { useState } from 'react'
import { call, toCallError } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { notifyRefused } from '../../ui/toast/notify.ts'
import type { Filters, Sort } from '../../ui/table/list-view.ts'

export interface SavedFilter {
  readonly name: string
  readonly search: string
  readonly filters: Filters
  readonly sort: Sort | null
}

const screen = 'audit-trail-saved'
export const longestName = 60
export const mostSaved = 50

/** All of a person's, by name, and a way to keep others in their place. */
export function useSavedFilters() {
  const stored = useCall('preferences.layout', { screen })
  const [changed, setChanged] = useState<readonly SavedFilter[] | null>(null)
  const saved = changed ?? savedIn(stored.value?.value)
  const keep = (next: readonly SavedFilter[]) => {
    const sorted = next.toSorted((a, b) => a.name.localeCompare(b.name))
    setChanged(sorted)
    call('preferences.save-layout', { screen, value: sorted as never }).catch((thrown: unknown) => {
      setChanged(null)
      notifyRefused(toCallError(thrown))
    })
  }
  return { saved, keep }
}

/** What an older version of the program stored may have another shape. */
function savedIn(value: unknown): readonly SavedFilter[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (each): each is SavedFilter =>
      typeof each === 'object' && each !== null && 'name' in each && 'filters' in each && 'search' in each,
  )
}

/** A name once more is the same filter with other values. */
export function withFilter(saved: readonly SavedFilter[], filter: SavedFilter): SavedFilter[] {
  return [...saved.filter(({ name }) => name !== filter.name), filter]
}
