// A moment named as the reader's clock shows it.
import { createZoneTable } from '../csv/zone-table.ts'

const day = 86_400_000
const minute = 60_000

/**
 * The instant of `yyyy-mm-dd` or `yyyy-mm-ddThh:mm` in a zone, UTC ISO 8601. A day stands for its beginning, or with `end`
 * for that of the next. A time that the clocks skipped is the moment when they did; one that they showed twice, the first.
 */
export function instantOfWallTime(text: string, timeZone: string, end = false): string {
  const isDay = !text.includes('T')
  const local = Date.parse(isDay ? `${text}T00:00Z` : `${text}Z`) + (isDay && end ? day : 0)
  const found = createZoneTable(timeZone).localTime(local)
  if (found.kind === 'ordinary') return new Date(local - found.offset * minute).toISOString()
  const { change } = found
  return new Date(found.kind === 'skipped' ? change.at : local - change.before * minute).toISOString()
}
