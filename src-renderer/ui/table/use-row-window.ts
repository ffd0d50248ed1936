// A RowWindow bound to a list's question: asks again when search, filters, order or scope differ, refreshes when main says
// that rows have changed.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Topic } from '../../../src-shared/contract/define.ts'
import { toCallError } from '../../api/client.ts'
import { useTopics } from '../../api/use-call.ts'
import type { ListQuery, ListView } from './list-view.ts'
import { RowWindow } from './row-window.ts'
import type { Page } from './row-window.ts'

/** Which rows a list wants of main. */
export interface RowsWanted extends ListQuery {
  readonly offset: number
  readonly limit: number
}

export type FetchRows<Row> = (wanted: RowsWanted) => Promise<Page<Row>>

interface RowWindowOptions<Row> {
  readonly view: ListView
  readonly fetchRows: FetchRows<Row>
  /** What else the question depends on, as in the program whose contacts are listed. */
  readonly scope: string
  readonly refreshOn: readonly Topic[]
  readonly rowHeight: number
}

export function useRowWindow<Row>(options: RowWindowOptions<Row>) {
  const { view, fetchRows, scope, refreshOn, rowHeight } = options
  const [rows] = useState(() => new RowWindow<Row>(toCallError))
  const state = useSyncExternalStore(rows.subscribe, () => rows.state)
  const latestFetch = useRef(fetchRows)
  useEffect(() => {
    latestFetch.current = fetchRows
  })

  const { search, filters, sort, ready } = view
  const question = ready ? JSON.stringify({ search, filters, sort, scope }) : null
  const start = useRef(Math.floor(view.scrollTop / rowHeight))
  useEffect(() => {
    if (question === null) return
    const { search: words, filters: chosen, sort: order } = JSON.parse(question) as ListQuery
    rows.ask(
      (wanted) => latestFetch.current({ ...wanted, search: words, filters: chosen, sort: order }),
      start.current,
    )
    start.current = 0
  }, [question, rows])

  const refresh = useCallback(() => rows.refresh(), [rows])
  useTopics(refreshOn, refresh)
  useEffect(() => () => rows.dispose(), [rows])
  return {
    state,
    show: useCallback((first: number, last: number) => rows.show(first, last), [rows]),
    refresh,
  }
}
