// Days by the clock of this machine, as first values of fields.

const two = (value: number) => String(value).padStart(2, '0')

export function isoDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export function startOfMonth(now: Date): string {
  return isoDay(new Date(now.getFullYear(), now.getMonth(), 1))
}

/** So many days before, the day itself counted. */
export function daysBefore(now: Date, days: number): string {
  return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1))
}
