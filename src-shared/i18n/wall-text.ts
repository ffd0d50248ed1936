// A day, or a time of a day, as a person types and reads it: in their date format, and a time with or without AM and PM.
import { dateFormat, isoText, readDate } from '../csv/date-format.ts'
import { showTime } from '../csv/time-format.ts'
import type { Preferences } from '../domain/preferences.ts'

type Formats = Pick<Preferences, 'dateFormat' | 'timeFormat'>

/** `yyyy-mm-dd`, or `yyyy-mm-ddThh:mm` where a time stands behind the date; null where it is neither. */
export function readWallText(text: string, { dateFormat: name }: Pick<Formats, 'dateFormat'>): string | null {
  const trimmed = text.trim()
  const whole = readDay(trimmed, name)
  if (whole !== null) return whole
  // A date may hold spaces itself.
  for (let space = trimmed.indexOf(' '); space > 0; space = trimmed.indexOf(' ', space + 1)) {
    const day = readDay(trimmed.slice(0, space), name)
    const time = readTime(trimmed.slice(space + 1).trim())
    if (day !== null && time !== null) return `${day}T${time}`
  }
  return null
}

/** The same, for showing. */
export function showWallText(wall: string, { dateFormat: name, timeFormat }: Formats): string {
  const [day = '', time] = wall.split('T')
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const noTime = { hour: 0, minute: 0, second: 0, fraction: 0, offset: null }
  const shown = dateFormat(name).write({ year, month, day: dayOfMonth, ...noTime })
  if (time === undefined) return shown
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${shown} ${showTime(timeFormat, (hour * 60 + minute) * 60)}`
}

function readDay(text: string, name: string): string | null {
  const format = dateFormat(name)
  const reading = readDate(format, text)
  if (!reading.ok) return null
  const day = isoText(reading.parts, format).slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null
}

function readTime(text: string): string | null {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([ap])\.?\s?m\.?)?$/i.exec(text)
  if (match === null) return null
  const [hour, minute, half] = [Number(match[1]), Number(match[2]), match[3]?.toLowerCase()]
  const isReal = minute < 60 && (half === undefined ? hour < 24 : hour >= 1 && hour <= 12)
  if (!isReal) return null
  const full = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
