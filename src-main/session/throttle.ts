// How long to wait after wrong passwords. Elapsed time is counted from the machine's uptime, never from the clock, and the
// count is stored: neither a restart nor a changed clock shortens the wait.

const freeFailures = 5
const firstWait = 30
const longestWait = 900

export interface ThrottleRow {
  readonly failures: number
  /** Seconds since the machine started, when it failed last. */
  readonly uptime: number
  readonly waitSeconds: number
}

/** Seconds to wait after that many failures in a row: 0 below five, then 30, doubling, 15 minutes at most. */
export function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0
  return Math.min(firstWait * 2 ** Math.min(failures - freeFailures, 10), longestWait)
}

/** Seconds that are still to wait. After a reboot only the time since then is certain to have passed. */
export function remainingWait(row: ThrottleRow, uptime: number): number {
  const elapsed = uptime >= row.uptime ? uptime - row.uptime : uptime
  return Math.max(0, Math.ceil(row.waitSeconds - elapsed))
}
