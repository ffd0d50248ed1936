// Questions that come up again and again, as filters of the list: whose access ends soon (B-10). What is found can be selected
// and worked on like any other rows.
import { useEffect } from 'react'
import { changeListView } from '../../ui/table/list-view.ts'

const views: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
  ending: { ends: ['30'] },
}

/** Sets the list's filters when it is opened with the name of a view. */
export function useView(screen: string, name: unknown): void {
  useEffect(() => {
    const filters = typeof name === 'string' ? views[name] : undefined
    if (filters !== undefined) changeListView(screen, { search: '', filters })
  }, [screen, name])
}
