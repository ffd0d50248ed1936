// The cell that the cursor is on, in full: as written, as read, why not, and what would be accepted.
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { columnName } from './column-name.ts'
import type { PreviewColumn } from './columns.ts'
import styles from './grid.module.css'
import { isRagged, raggedWords } from './ragged.ts'
import { StateMark } from './StateMark.tsx'
import type { CellReader } from './use-cell-reader.ts'

interface CellDetailProps {
  /** Fields that a record has to have. */
  readonly width: number
  readonly record: CsvRecord | undefined
  readonly column: PreviewColumn | undefined
  readonly reader: CellReader
}

export function CellDetail({ width, record, column, reader }: CellDetailProps) {
  const t = useText()
  const format = useFormat()
  if (record === undefined || column === undefined) return <div className={styles.detail} />
  const cell = record.cells[column.index]
  const words = cell === undefined ? null : reader(column, cell)
  const place = t('imports:reading.cell', {
    record: format.count(record.number),
    line: format.count(record.line),
    column: columnName(column, t),
  })
  return (
    <div className={styles.detail}>
      <span className={styles.place}>{place}</span>
      <span className={styles.written}>
        {cell === undefined ? t('imports:grid.missing') : cell === '' ? t('imports:state.blank') : cell}
      </span>
      {isRagged(record, width) ? (
        <span className={styles.raggedWords}>
          {raggedWords(record, width, t)}
          {record.cells.length > width
            ? ` ${t('imports:grid.extra', { values: record.cells.slice(width).join(', ') })}`
            : null}
        </span>
      ) : null}
      {words === null ? null : (
        <span className={styles.explained}>
          <StateMark words={words} />
          {words.long === null ? null : <span className={styles.long}>{words.long}</span>}
          {words.accepted === null ? null : <span className={styles.long}>{words.accepted}</span>}
        </span>
      )}
    </div>
  )
}
