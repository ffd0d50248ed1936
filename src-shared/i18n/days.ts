// Calendar days (`yyyy-mm-dd`) as somebody's own clock names them, which need not be that of the machine.

const day = 86_400_000

/** The day that an instant falls on in a zone. */
export function dayOf(instant: Date, timeZone: string): string {
  // The Swedish way of writing a day is ISO 8601's.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, calendar: 'gregory', numberingSystem: 'latn' }).format(
    instant,
  )
}

/** So many days before. */
export function daysBefore(isoDay: string, days: number): string {
  return new Date(Date.parse(isoDay) - days * day).toISOString().slice(0, 10)
}

export function startOfMonth(isoDay: string): string {
  return `${isoDay.slice(0, 7)}-01`
}

export function startOfYear(isoDay: string): string {
  return `${isoDay.slice(0, 4)}-01-01`
}

/** Whether a period of wall times ends before it begins; a day counts from its beginning to its end. */
export function endsBeforeItBegins(from: string | null, to: string | null): boolean {
  if (from === null || to === null) return false
  return (to.includes('T') ? to : `${to}T24:00`) < from
}
