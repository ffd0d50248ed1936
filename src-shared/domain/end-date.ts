// The day on which a role ends, and the instant that is stored for it (B-10).

/** A role that ends on a day ends as that day begins, in UTC. */
export function beginningOf(isoDay: string): string {
  return `${isoDay}T00:00:00.000Z`
}

/** The day of a stored end, in UTC. */
export function endDay(expires: string): string {
  return expires.slice(0, 10)
}

/** Whole days from now to an end that lies ahead: 0 is within a day. */
export function daysUntil(expires: string, now: string): number {
  return Math.floor((Date.parse(expires) - Date.parse(now)) / 86_400_000)
}
