// The records that are on screen, of the whole file or of those with problems. Until the file is counted there are the first
// ones only, and they are there already.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import { call, toCallError } from '../../api/client.ts'
import { RowWindow } from '../../ui/table/row-window.ts'
import type { RowWindowState } from '../../ui/table/row-window.ts'
import { usePreview } from './preview-store.ts'

export interface Records {
  readonly state: RowWindowState<CsvRecord>
  /** Which rows are on screen, both inclusive. */
  readonly show: (first: number, last: number) => void
}

export function useRecords(problemsOnly: boolean): Records {
  const [rows] = useState(() => new RowWindow<CsvRecord>(toCallError))
  const state = useSyncExternalStore(rows.subscribe, () => rows.state)
  const file = usePreview((preview) => preview.file?.token ?? null)
  const opened = usePreview((preview) => preview.opened)
  // Which records have problems is known anew after each check.
  const counted = usePreview(({ profile, check }) => (problemsOnly ? (check ?? profile) : profile))
  const firstShown = useRef(0)
  useEffect(() => {
    if (file === null || opened === null) return
    if (counted === null) {
      const { records } = opened
      rows.ask(({ offset, limit }) =>
        Promise.resolve({ rows: records.slice(offset, offset + limit), total: records.length }),
      )
    } else rows.ask((window) => call('imports.rows', { file, ...window, problemsOnly }), firstShown.current)
  }, [rows, file, opened, counted, problemsOnly])
  useEffect(() => () => rows.dispose(), [rows])
  const show = useCallback(
    (first: number, last: number) => {
      firstShown.current = first
      rows.show(first, last)
    },
    [rows],
  )
  return { state, show }
}
