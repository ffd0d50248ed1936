// Periods that are asked for often, as days by the clock of this machine.

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

export function quickPeriod(name: QuickPeriod, now: Date): Period {
  const to = isoDay(now)
  if (name === 'year') return { from: `${now.getFullYear()}-01-01`, to }
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBack[name])
  return { from: isoDay(first), to }
}

export function isoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
