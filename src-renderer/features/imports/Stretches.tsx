// A column that is written in several ways: from which line to which it is written how.
import type { FormatStretch } from '../../../src-shared/csv/profile.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './card.module.css'

/** Stretches that show; a column that changes more often has no order to show. */
const mostShown = 8

export function Stretches({ stretches }: { readonly stretches: readonly FormatStretch[] }) {
  const t = useText()
  const format = useFormat()
  if (stretches.length < 2) return <p>{t('imports:verdict.mixed.scattered')}</p>
  const rest = stretches.length - mostShown
  return (
    <>
      <table className={styles.stretches}>
        <thead>
          <tr>
            <th scope="col">{t('imports:verdict.mixed.lines')}</th>
            <th scope="col">{t('imports:verdict.mixed.writing')}</th>
            <th scope="col">{t('imports:counts.values')}</th>
          </tr>
        </thead>
        <tbody>
          {stretches.slice(0, mostShown).map(({ fromLine, toLine, example, order, values }) => (
            <tr key={fromLine}>
              <td>{`${format.count(fromLine)}–${format.count(toLine)}`}</td>
              <td>
                {example}
                {order === null ? null : `, ${t(`imports:verdict.mixed.order.${order}`)}`}
              </td>
              <td>{format.count(values)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? (
        <p>{t('imports:verdict.mixed.more', { count: rest, stretches: format.count(rest) })}</p>
      ) : null}
    </>
  )
}
