// One row of an open export in full, beside its list: what the columns cut off, and those that are hidden.
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import styles from './reading.module.css'

interface RowPanelProps {
  readonly list: ReadingList
  readonly row: ReadingRow
  readonly columns: readonly ListColumn<ReadingRow>[]
  readonly onClose: () => void
}

export function RowPanel({ list, row, columns, onClose }: RowPanelProps) {
  const t = useText()
  const format = useFormat()
  const { seq, at, sentence } = row
  const isEvent = typeof seq === 'number'
  const told = columns.filter(({ id }) => !(isEvent && ['seq', 'at', 'sentence'].includes(id)))
  return (
    <SidePanel
      title={isEvent ? t('audit:detail.title', { seq: format.count(seq) }) : t(`reading:lists.${list}`)}
      subtitle={typeof at === 'string' ? format.dateTime(at) : undefined}
      onClose={onClose}
    >
      {isEvent ? <p className={styles.sentence}>{sentence}</p> : null}
      <Facts facts={told.map(({ header, cell }) => [header, cell(row)])} />
    </SidePanel>
  )
}
