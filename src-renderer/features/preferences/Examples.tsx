// What the chosen preferences make of a date, a time and numbers.
import { useId } from 'react'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { writeNumber } from '../../../src-shared/csv/number-format.ts'
import { showTime } from '../../../src-shared/csv/time-format.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './preferences.module.css'

/** Day and month differ visibly, and the hour is one that 24 hours write otherwise. */
const exampleDay = { year: 2026, month: 4, day: 3, hour: 0, minute: 0, second: 0, fraction: 0, offset: null }
const halfPastTwo = 14.5 * 60 * 60
const instant = '2026-04-03T14:30:00.000Z'
const quantity = '1234567.885'
const factor = '53.0614873052'

/** The third of April in a format. */
export function exampleOfDate(format: Preferences['dateFormat']): string {
  return dateFormat(format).write(exampleDay)
}

/** Half past two in the afternoon in a format. */
export function exampleOfTime(format: Preferences['timeFormat']): string {
  return showTime(format, halfPastTwo)
}

/** A conversion factor with that many decimals. */
export function exampleOfScaling(decimals: string): string {
  return writeNumber('1,234.56', factor, Number(decimals))
}

export function Examples() {
  const t = useText()
  const heading = useId()
  const format = useFormat()
  const { timeZone, dateFormat: chosen } = usePreferences()
  const lines = [
    ['date', format.day('2026-04-03')],
    ['instant', format.dateTime(instant)],
    ['count', format.count(48_120)],
    ['quantity', format.quantity(quantity)],
    ['negative', format.quantity('-1250.5')],
    ['factor', format.factor(factor)],
  ] as const
  return (
    <section aria-labelledby={heading} className={styles.examples}>
      <h2 id={heading} className={styles.legend}>
        {t('preferences:examples.title')}
      </h2>
      <dl className={styles.lines}>
        {lines.map(([name, value]) => (
          <div key={name} className={styles.line}>
            <dt>{t(`preferences:examples.${name}`, { timeZone: timeZone.replaceAll('_', ' ') })}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('preferences:examples.csv', { format: chosen })}</p>
    </section>
  )
}
