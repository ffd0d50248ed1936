// The chosen format and its rivals, counted over the whole file: how much each reads. Choosing one reads the column by it.
import { Anchor, Radio } from '@mantine/core'
import { useState } from 'react'
import type { DateColumn } from '../../../src-shared/csv/profile.ts'
import { formatName } from '../../../src-shared/i18n/csv-problem.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './card.module.css'
import { columnName } from './column-name.ts'
import type { PreviewColumn } from './columns.ts'
import { useOwnFormat } from './own-format.ts'
import { chooseFormat, usePreview } from './preview-store.ts'
import { rivalsOf, wholePercent } from './verdict.ts'
import type { ChosenCounts, Rival } from './verdict.ts'

interface FormatTableProps {
  readonly column: PreviewColumn
  readonly date: DateColumn
  readonly counts: ChosenCounts
}

/** Rivals that show before more are asked for. */
const fewRivals = 3

export function FormatTable({ column, date, counts }: FormatTableProps) {
  const t = useText()
  const own = useOwnFormat()
  const isWhole = usePreview((preview) => preview.profile?.isWhole ?? false)
  const [all, setAll] = useState(false)
  const rivals = withOwn(rivalsOf(date, counts.format), own.name, counts.format)
  const few = Math.min(fewRivals, rivals.filter(({ isLooser }) => !isLooser).length)
  const shown = all ? rivals : rivals.slice(0, few)
  const total = counts.fits + counts.misfits
  return (
    <>
      <table className={styles.formats}>
        <caption>{t(`imports:counts.${isWhole ? 'title' : 'titleSoFar'}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports:counts.format')}</th>
            <th scope="col" colSpan={2}>
              {t('imports:counts.fits')}
            </th>
            <th scope="col">{t('imports:counts.fails')}</th>
          </tr>
        </thead>
        <tbody>
          <FormatRow column={column} format={counts.format} fits={counts.fits} total={total} isChosen />
          {shown.map(({ format, fits }) => (
            <FormatRow
              key={format}
              column={column}
              format={format}
              fits={fits}
              total={total}
              isChosen={false}
            />
          ))}
        </tbody>
      </table>
      {rivals.length <= few ? null : (
        <Anchor component="button" type="button" fz={12} onClick={() => setAll(!all)}>
          {all ? t('imports:counts.fewer') : t('imports:counts.more', { count: rivals.length - few })}
        </Anchor>
      )}
    </>
  )
}

/** The person's own format always shows, also when it reads nothing. */
function withOwn(rivals: readonly Rival[], own: string, chosen: string): Rival[] {
  if (own === chosen) return [...rivals]
  const mine = rivals.find(({ format }) => format === own) ?? { format: own, fits: 0, isLooser: false }
  const others = rivals.filter(({ format }) => format !== own)
  const before = Math.min(fewRivals - 1, others.filter(({ isLooser }) => !isLooser).length)
  return [...others.slice(0, before), { ...mine, isLooser: false }, ...others.slice(before)]
}

interface FormatRowProps {
  readonly column: PreviewColumn
  readonly format: string
  readonly fits: number
  readonly total: number
  readonly isChosen: boolean
}

function FormatRow({ column, format: name, fits, total, isChosen }: FormatRowProps) {
  const t = useText()
  const format = useFormat()
  const own = useOwnFormat()
  const shown = formatName(name, t)
  const percent = wholePercent(fits, total)
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <Radio
          size="xs"
          name={`format-${column.index}`}
          checked={isChosen}
          aria-label={t('imports:counts.use', { name: columnName(column, t), format: shown })}
          label={
            <>
              {shown}
              {name === own.name ? <span className={styles.own}>{t('imports:format.yours')}</span> : null}
            </>
          }
          onChange={() => chooseFormat(column.index, name === own.name ? null : name)}
        />
      </th>
      <td className={styles.share} style={{ '--kh-share': `${percent}%` } as React.CSSProperties}>
        {t('imports:counts.share', { percent: format.count(percent) })}
      </td>
      <td>{format.count(fits)}</td>
      <td>{format.count(total - fits)}</td>
    </tr>
  )
}
