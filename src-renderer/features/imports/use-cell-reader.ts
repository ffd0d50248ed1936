// Reads cells of every column for the screen: dates by the column's format, numbers by the person's, the rest not at all.
import { useMemo } from 'react'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { timeFormat } from '../../../src-shared/csv/time-format.ts'
import { orderOfFormat } from '../../../src-shared/csv/file-evidence.ts'
import { dateWords } from '../../../src-shared/i18n/date-words.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { columnReader } from './cell-reading.ts'
import type { ReadingOptions } from './cell-reading.ts'
import type { PreviewColumn } from './columns.ts'
import { dateCellWords, numberCellWords, timeCellWords } from './reading-words.ts'
import type { CellWords, Settled } from './reading-words.ts'

export type CellReader = (column: PreviewColumn, cell: string) => CellWords | null

/** @param confirmed formats that the person has confirmed, by column */
export function useCellReader(
  columns: readonly PreviewColumn[],
  options: ReadingOptions,
  confirmed: Readonly<Record<number, string>>,
): CellReader {
  const t = useText()
  const { translation, timeFormat: shownTime, numberFormat } = usePreferences()
  const { pivot, hourEnding } = options
  return useMemo(() => {
    const context = { t, translation, dates: dateWords({ translation, timeFormat: shownTime }) }
    const readers = new Map(
      columns.flatMap((column) => {
        if (column.kind !== 'date' || column.format === null) return []
        const reader = columnReader(column.format, {
          pivot,
          hourEnding,
          likely: column.profile?.date?.suggested ?? [],
        })
        return [[column.index, { reader, settled: settledBy(column, confirmed) }] as const]
      }),
    )
    const times = new Map(
      columns.flatMap(({ index, kind, format }) =>
        kind === 'time' && format !== null ? [[index, timeFormat(format, hourEnding)] as const] : [],
      ),
    )
    return (column, cell) => {
      if (column.kind === 'number') return numberCellWords(cell, numberFormat, context)
      const time = times.get(column.index)
      if (time !== undefined) return timeCellWords(cell, time, context)
      const by = readers.get(column.index)
      return by === undefined ? null : dateCellWords(by.reader.read(cell), by.reader, by.settled, context)
    }
  }, [t, columns, confirmed, pivot, hourEnding, translation, shownTime, numberFormat])
}

/** Whether the order of day and month in the chosen format is the one that the column, or the person, has settled on. */
function settledBy(
  { index, format, profile }: PreviewColumn,
  confirmed: Readonly<Record<number, string>>,
): Settled {
  if (format !== null && confirmed[index] === format) return 'person'
  const date = profile?.date ?? null
  const [proposed] = date?.suggested ?? []
  if (date === null || !date.decided || format === null || proposed === undefined) return 'open'
  return orderOfFormat(dateFormat(proposed)) === orderOfFormat(dateFormat(format)) ? 'column' : 'against'
}
