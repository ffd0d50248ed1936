// Questions that come up again and again, as filters of the list: whose access ends soon (B-10), and who holds roles and has
// not signed in for a long time. What is found can be selected and worked on like any other rows.
import { useEffect } from 'react'
import { modules } from '../../../src-shared/policy/roles.ts'
import { changeListView } from '../../ui/table/list-view.ts'

const views: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
  ending: { ends: ['30'] },
  unused: { module: [...modules], unused: ['90'] },
}

/** Sets the list's filters when it is opened with the name of a view. */
export function useView(screen: string, name: unknown): void {
  useEffect(() => {
    const filters = typeof name === 'string' ? views[name] : undefined
    if (filters !== undefined) changeListView(screen, { search: '', filters })
  }, [screen, name])
}
