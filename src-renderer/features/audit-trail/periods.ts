// Periods that are asked for often, as days by the reader's own clock.
import { dayOf, daysBefore, startOfYear } from '../../../src-shared/i18n/days.ts'

export const quickPeriods = ['today', 'week', 'month', 'quarter', 'year'] as const
export type QuickPeriod = (typeof quickPeriods)[number]

const daysBack: Readonly<Record<Exclude<QuickPeriod, 'year'>, number>> = {
  today: 0,
  week: 6,
  month: 29,
  quarter: 89,
}

export interface Period {
  /** `yyyy-mm-dd`. */
  readonly from: string
  readonly to: string
}

export function quickPeriod(name: QuickPeriod, now: Date, timeZone: string): Period {
  const to = dayOf(now, timeZone)
  return { from: name === 'year' ? startOfYear(to) : daysBefore(to, daysBack[name]), to }
}
