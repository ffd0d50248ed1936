// Dates in words, which no order of day and month can make ambiguous: "3 Apr 2024". The months are those of the person's
// language, the time of day is in the person's format (S3-24, S3-26).
import type { DateParts } from '../csv/date-format.ts'
import { showTime } from '../csv/time-format.ts'
import type { Preferences } from '../domain/preferences.ts'

type Wanted = Pick<Preferences, 'translation' | 'timeFormat'>

/** What of a moment is named; the year always, unless it is said before. */
interface Precision {
  readonly hasYear?: boolean
  readonly hasDay: boolean
  readonly hasTime: boolean
}

export type DateWords = (parts: DateParts, precision: Precision) => string

/** A month (1–12) in a language, short: "Apr". Anything else comes back as it is. */
export function monthWord(translation: Preferences['translation'], month: number): string {
  return shortMonths(translation)[month - 1] ?? String(month)
}

const monthsOf = new Map<Preferences['translation'], readonly string[]>()

/** The writer of dates in words. Make one per change of the preferences. */
export function dateWords({ translation, timeFormat }: Wanted): DateWords {
  const months = shortMonths(translation)
  return (parts, { hasYear = true, hasDay, hasTime }) => {
    const month = months[parts.month - 1] ?? ''
    const date = [hasDay ? parts.day : '', month, hasYear ? parts.year : ''].join(' ').trim()
    if (!hasTime) return date
    const time = showTime(timeFormat, (parts.hour * 60 + parts.minute) * 60 + parts.second)
    return `${date}, ${time}${offsetWords(parts.offset)}`
  }
}

function shortMonths(translation: Preferences['translation']): readonly string[] {
  const known = monthsOf.get(translation)
  if (known !== undefined) return known
  const language = translation === 'es' ? 'es' : 'en-US'
  const format = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  const made = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 15)))
  monthsOf.set(translation, made)
  return made
}

function offsetWords(offset: number | null): string {
  if (offset === null) return ''
  if (offset === 0) return ' UTC'
  const minutes = Math.abs(offset)
  const two = (n: number) => String(n).padStart(2, '0')
  return ` UTC${offset < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
