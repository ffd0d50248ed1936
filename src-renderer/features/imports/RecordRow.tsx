// One record: its number and line, and its values; under a date, how it reads. Drawn again only when something of it changed.
import { IconAlertTriangle } from '@tabler/icons-react'
import { memo } from 'react'
import type { CsvRecord } from '../../../src-shared/contract/imports.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { GridColumn } from './grid-columns.ts'
import styles from './grid.module.css'
import { isRagged, raggedWords } from './ragged.ts'
import { StateMark } from './StateMark.tsx'
import type { CellReader } from './use-cell-reader.ts'

interface RecordRowProps {
  readonly id: string
  readonly index: number
  /** Undefined while it is on its way. */
  readonly record: CsvRecord | undefined
  readonly columns: readonly GridColumn[]
  /** Fields that a record has to have. */
  readonly width: number
  /** Pixels from the beginning of the rows. */
  readonly top: number
  /** The column that the cursor is on; null where it is in another row. */
  readonly cursorColumn: number | null
  readonly reader: CellReader
}

export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { id, index, record, columns, width, top, cursorColumn, reader } = props
  const t = useText()
  const format = useFormat()
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={record === undefined}
      data-active={cursorColumn !== null || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} data-row={index} className={styles.number}>
        {record === undefined ? null : (
          <>
            <span className={styles.recordNumber}>
              {isRagged(record, width) ? (
                <IconAlertTriangle
                  size={13}
                  aria-label={raggedWords(record, width, t)}
                  className={styles.ragged}
                />
              ) : null}
              {format.count(record.number)}
            </span>
            <span className={styles.line}>{t('imports:grid.line', { line: format.count(record.line) })}</span>
          </>
        )}
      </div>
      {columns.map((column) => (
        <Cell
          key={column.index}
          id={`${id}-${column.index}`}
          row={index}
          record={record}
          column={column}
          isCurrent={cursorColumn === column.index}
          reader={reader}
        />
      ))}
    </div>
  )
})

interface CellProps {
  readonly id: string
  readonly row: number
  readonly record: CsvRecord | undefined
  readonly column: GridColumn
  readonly isCurrent: boolean
  readonly reader: CellReader
}

function Cell({ id, row, record, column, isCurrent, reader }: CellProps) {
  const t = useText()
  const cell = record?.cells[column.index]
  const words = cell === undefined ? null : reader(column, cell)
  const isMissing = record !== undefined && cell === undefined
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={column.index + 2}
      data-row={row}
      data-column={column.index}
      data-kind={column.kind}
      data-state={words?.state}
      data-current={isCurrent || undefined}
      className={styles.cell}
      style={{ left: column.left, width: column.width }}
    >
      <span className={styles.value}>
        {isMissing ? <em className={styles.missing}>{t('imports:grid.missing')}</em> : oneLine(cell ?? '')}
      </span>
      {words === null || words.state === 'rounded' ? null : (
        <StateMark words={words} isBrief={words.state === 'unreadable' && column.kind !== 'date'} />
      )}
    </div>
  )
}

/** Line breaks inside a value are shown as signs, so that a row stays a row. */
function oneLine(cell: string): string {
  return cell.replace(/\r\n|[\r\n]/g, ' ⏎ ')
}
