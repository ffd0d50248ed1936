// What a cell's reading is called: a word and a tone for its state, and what it reads as or why it does not.
import type { CellReading, ColumnReader } from './cell-reading.ts'
import { MISFIT, codesOf } from '../../../src-shared/csv/date-format.ts'
import { NUMBER_MISFIT, readNumber, writeNumber } from '../../../src-shared/csv/number-format.ts'
import { trimmed } from '../../../src-shared/csv/field-trim.ts'
import type { DateFormat } from '../../../src-shared/csv/date-format.ts'
import type { TimeFormat } from '../../../src-shared/csv/time-format.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { exampleOfFormat } from '../../../src-shared/csv/date-misfit.ts'
import { csvReason } from '../../../src-shared/i18n/csv-problem.ts'
import type { DateWords } from '../../../src-shared/i18n/date-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { VerdictTone } from './verdict.ts'

export interface CellWords {
  readonly state: 'good' | 'ambiguous' | 'unreadable' | 'regrouped' | 'rounded'
  readonly tone: VerdictTone
  /** "Ambiguous" */
  readonly word: string
  /** "3 Apr 2024 or 4 Mar 2024" */
  readonly short: string
  /** A sentence more, where there is one. */
  readonly long: string | null
  /** What would be accepted in its place, in a sentence. */
  readonly accepted: string | null
}

/** Who has settled which of day and month comes first; `against`: the column, and otherwise than the chosen format has it. */
export type Settled = 'open' | 'column' | 'person' | 'against'

export interface WordsContext {
  readonly t: Translate
  readonly dates: DateWords
  readonly translation: Preferences['translation']
}

/** A date cell in words; null where it is blank. */
export function dateCellWords(
  reading: CellReading,
  { format }: Pick<ColumnReader, 'format'>,
  settled: Settled,
  { t, dates, translation }: WordsContext,
): CellWords | null {
  switch (reading.state) {
    case 'blank':
      return null
    case 'good':
      return { ...good(t), short: dates(reading.parts, format) }
    case 'ambiguous':
      return ambiguous(reading, format, settled, { t, dates, translation })
    case 'unreadable': {
      const short = csvReason(reading.why, t, translation)
      return { ...unreadable(t, short), accepted: acceptedWords(reading.why.accepted, format, t) }
    }
  }
}

/** What would be accepted; said to be an example where it is not the value itself. @param format of dates, else null */
export function acceptedWords(accepted: string, format: DateFormat | null, t: Translate): string {
  const isValue = format !== null && accepted !== exampleOfFormat(format)
  return t(`imports:reading.${isValue ? 'accepted' : 'acceptedExample'}`, { accepted })
}

const explanations = { open: 'open', column: 'settled', person: 'confirmed', against: 'against' } as const

/** Both days in words; the year once where it is the same. */
function ambiguous(
  { parts, other }: Extract<CellReading, { state: 'ambiguous' }>,
  precision: DateFormat,
  settled: Settled,
  { t, dates }: WordsContext,
): CellWords {
  const isOpen = settled === 'open' || settled === 'against'
  const inWords = { one: dates(parts, precision), other: dates(other, precision) }
  const short = isOpen
    ? { ...inWords, one: dates(parts, { hasYear: parts.year !== other.year, hasDay: true, hasTime: false }) }
    : {
        ...inWords,
        other: dates(other, { hasYear: parts.year !== other.year, hasDay: true, hasTime: false }),
      }
  return {
    state: 'ambiguous',
    tone: isOpen ? 'attention' : 'neutral',
    word: t('imports:state.ambiguous'),
    short: t(`imports:reading.${isOpen ? 'or' : 'not'}`, short),
    long: t(`imports:reading.${explanations[settled]}`, inWords),
    accepted: null,
  }
}

const good = (t: Translate) =>
  ({ state: 'good', tone: 'good', word: t('imports:state.good'), long: null, accepted: null }) as const

const unreadable = (t: Translate, short: string): CellWords => ({
  state: 'unreadable',
  tone: 'refused',
  word: t('imports:state.unreadable'),
  short,
  long: null,
  accepted: null,
})

/** A number cell in words (S3-28..31), where there is something to say: it is refused, or its value is not what is written. */
export function numberCellWords(
  cell: string,
  numberFormat: Preferences['numberFormat'],
  { t, translation }: WordsContext,
): CellWords | null {
  const value = trimmed(cell)
  if (value === '') return null
  const reading = readNumber(numberFormat, value)
  if (!reading.ok) {
    const short = csvReason({ reason: numberReasons.get(reading.misfit) ?? '', params: {} }, t, translation)
    return { ...unreadable(t, short), accepted: acceptedWords(numberFormat, null, t) }
  }
  const state = reading.regrouped ? 'regrouped' : reading.rounded ? 'rounded' : null
  if (state === null) return null
  return {
    state,
    tone: reading.regrouped ? 'attention' : 'neutral',
    word: t(`imports:state.${state}`),
    short: writeNumber(numberFormat, reading.value),
    long: t(`imports:reading.${state}`),
    accepted: null,
  }
}

/** A time of day in words, where there is something to say: it does not fit the column's format. */
export function timeCellWords(
  cell: string,
  format: TimeFormat,
  { t, translation }: WordsContext,
): CellWords | null {
  const value = trimmed(cell)
  const { codes, length } = codesOf(value)
  if (length === 0 || (length > 0 && format.readCodes(codes, 0, length) === MISFIT.none)) return null
  const reason = /^24:00(:00)?$/.test(value) ? 'hour-24' : 'not-a-time'
  const short = csvReason({ reason, params: { format: format.name } }, t, translation)
  return { ...unreadable(t, short), accepted: acceptedWords(format.write(halfPastTwo), null, t) }
}

/** Seconds since midnight. */
const halfPastTwo = 52_200

const numberReasons = new Map<number, string>(
  Object.entries(NUMBER_MISFIT).map(([name, code]) => [
    code,
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ]),
)
