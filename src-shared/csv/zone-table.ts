/**
 * What clocks showed in a zone. Built from Intl, a year at a time and once, because asking Intl for every
 * value would be a hundred times slower. Tells local times that never were, or were twice, because the clocks
 * were changed.
 */

const MINUTE = 60_000
const DAY = 86_400_000
/** Finer than any period between two clock changes on record (Morocco's Ramadan: about a month). */
const STEP = 10 * DAY

/** A change of the clocks: at `at` (UTC milliseconds) from `before` to `after`, minutes east of UTC. */
export type ClockChange = { readonly at: number; readonly before: number; readonly after: number }

export type LocalTime =
  | { readonly kind: 'ordinary'; readonly offset: number }
  | { readonly kind: 'skipped'; readonly change: ClockChange }
  | { readonly kind: 'twice'; readonly change: ClockChange }

export type ZoneTable = {
  readonly zone: string
  readonly offsetAt: (utc: number) => number
  /** Whether no change of the clocks is near a local time; much quicker than to ask what it is. */
  readonly isFarFromChange: (local: number) => boolean
  /** What a local time is: `local` is its reading as if it were UTC, in milliseconds. */
  readonly localTime: (local: number) => LocalTime
}

/** Minutes east of UTC that Intl gives for a moment, seconds of old local mean times cut off. */
function intlOffset(format: Intl.DateTimeFormat, utc: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(utc)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const shown = new Date(0)
  shown.setUTCFullYear(year, month - 1, day)
  shown.setUTCHours(hour, minute, second)
  return Math.trunc((shown.getTime() - Math.floor(utc / 1000) * 1000) / MINUTE)
}

function clockOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

/** The first moment, to the minute, between two with different offsets at which the new one holds. */
function changeBetween(offset: (utc: number) => number, from: number, to: number): number {
  const before = offset(from)
  let low = from
  let high = to
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE
    if (offset(middle) === before) low = middle
    else high = middle
  }
  return high
}

type ZoneYear = {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly changes: readonly ClockChange[]
}

function buildYear(offset: (utc: number) => number, year: number): ZoneYear {
  const start = Date.UTC(year, 0, 1)
  const end = Date.UTC(year + 1, 0, 1)
  const first = offset(start)
  const changes: ClockChange[] = []
  let before = first
  for (let at = start; at < end; at += STEP) {
    const next = Math.min(at + STEP, end)
    const after = offset(next)
    if (after !== before) changes.push({ at: changeBetween(offset, at, next), before, after })
    before = after
  }
  return { start, end, first, changes }
}

/** The change whose skipped or doubled hour holds a local time. */
function changeAround(changes: readonly ClockChange[], local: number): ClockChange | undefined {
  return changes.find(({ at, before, after }) => {
    const from = at + Math.min(before, after) * MINUTE
    return local >= from && local < at + Math.max(before, after) * MINUTE
  })
}

/** The table of a zone that the platform knows; throws a RangeError for one it does not. */
export function createZoneTable(zone: string): ZoneTable {
  const clock = clockOf(zone)
  const offset = (utc: number): number => intlOffset(clock, utc)
  const years = new Map<number, ZoneYear>()
  let last: ZoneYear | undefined

  function yearOf(utc: number): ZoneYear {
    if (last !== undefined && utc >= last.start && utc < last.end) return last
    const year = new Date(utc).getUTCFullYear()
    last = years.get(year) ?? buildYear(offset, year)
    years.set(year, last)
    return last
  }

  function offsetAt(utc: number): number {
    const { first, changes } = yearOf(utc)
    let current = first
    for (const change of changes) if (utc >= change.at) current = change.after
    return current
  }

  function localTime(local: number): LocalTime {
    // Local and UTC differ by less than a day, so a change may belong to the neighbouring year.
    const change =
      changeAround(yearOf(local - DAY).changes, local) ?? changeAround(yearOf(local + DAY).changes, local)
    if (change !== undefined) return { kind: change.after > change.before ? 'skipped' : 'twice', change }
    // Outside the hours around a change both sides of it agree, so one correction is enough.
    return { kind: 'ordinary', offset: offsetAt(local - offsetAt(local) * MINUTE) }
  }

  let quiet = { from: 0, to: 0 }

  function isFarFromChange(local: number): boolean {
    if (local >= quiet.from && local < quiet.to) return true
    const { start, end, changes } = yearOf(local)
    const edges = [start, ...changes.map(({ at }) => at), end]
    const next = edges.findIndex((edge) => edge > local)
    // A day on both sides covers every difference between local time and UTC.
    const found = { from: (edges[next - 1] as number) + DAY, to: (edges[next] as number) - DAY }
    if (local < found.from || local >= found.to) return false
    quiet = found
    return true
  }

  return { zone, offsetAt, isFarFromChange, localTime }
}
