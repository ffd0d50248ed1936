// One problem in the list.
import { Skeleton } from '@mantine/core'
import type { CsvProblem } from '../../../src-shared/contract/imports.ts'
import { csvReason } from '../../../src-shared/i18n/csv-problem.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { acceptedWords } from './reading-words.ts'
import { columnName } from './column-name.ts'
import type { PreviewColumn } from './columns.ts'
import styles from './problems.module.css'

/** Pixels. */
export const problemHeight = 92

interface ProblemItemProps {
  /** Pixels from the beginning of the list. */
  readonly top: number
  /** Undefined while it is on its way. */
  readonly problem: CsvProblem | undefined
  readonly columns: readonly PreviewColumn[]
  readonly onShow: (problem: CsvProblem) => void
}

export function ProblemItem({ top, problem, columns, onShow }: ProblemItemProps) {
  const t = useText()
  const format = useFormat()
  const { translation } = usePreferences()
  const style = { transform: `translateY(${top}px)`, height: problemHeight }
  if (problem === undefined) {
    return (
      <li className={styles.item} style={style} aria-busy>
        <Skeleton height={8} width="60%" animate={false} />
      </li>
    )
  }
  const { record, line, column, value, accepted } = problem
  const named = column === null ? undefined : columns[column]
  const place = t(record > 0 ? 'imports:problems.at' : 'imports:problems.atLine', {
    record: format.count(record),
    line: format.count(line),
  })
  return (
    <li className={styles.item} style={style}>
      <button type="button" className={styles.problem} onClick={() => onShow(problem)}>
        <span className={styles.place}>
          {place}
          {named === undefined ? null : <b>{columnName(named, t)}</b>}
        </span>
        {value === null ? null : (
          <span className={styles.value}>{value === '' ? t('imports:state.blank') : value}</span>
        )}
        <span className={styles.reason}>{csvReason(problem, t, translation)}</span>
        {accepted === null ? null : (
          <span className={styles.accepted}>
            {acceptedWords(
              accepted,
              named?.kind === 'date' && named.format !== null ? dateFormat(named.format) : null,
              t,
            )}
          </span>
        )}
      </button>
    </li>
  )
}
