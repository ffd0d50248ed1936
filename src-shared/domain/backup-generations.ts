// Which backups stay: the newest ones, and then fewer the older they are.

/** How many are kept of each kind; days, weeks and months are those of UTC, and the last backup of each stands for it. */
export const generations = { newest: 10, days: 14, weeks: 8, months: 12 } as const

/**
 * The backups that may go.
 * @param instants when each was made, UTC ISO 8601
 */
export function staleBackups(instants: readonly string[]): string[] {
  const newestFirst = instants.toSorted().toReversed()
  const kept = new Set(newestFirst.slice(0, generations.newest))
  keepLastOfEach(newestFirst, (at) => at.slice(0, 10), generations.days, kept)
  keepLastOfEach(newestFirst, weekOf, generations.weeks, kept)
  keepLastOfEach(newestFirst, (at) => at.slice(0, 7), generations.months, kept)
  return newestFirst.filter((at) => !kept.has(at))
}

function keepLastOfEach(
  newestFirst: readonly string[],
  periodOf: (at: string) => string,
  count: number,
  kept: Set<string>,
): void {
  const periods = new Set<string>()
  for (const at of newestFirst) {
    const period = periodOf(at)
    if (periods.has(period)) continue
    if (periods.size === count) return
    periods.add(period)
    kept.add(at)
  }
}

const day = 86_400_000

/** Weeks as their number since a Monday long ago. */
function weekOf(at: string): string {
  const mondayOfEpoch = Date.parse('1969-12-29T00:00:00.000Z')
  return String(Math.floor((Date.parse(at) - mondayOfEpoch) / (7 * day)))
}
