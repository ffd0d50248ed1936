// The preview in sentences, for a person at a terminal.
import { compileDateFormat } from '../../src-shared/csv/date-format.ts'
import { describeAccepted, describeDefect } from '../../src-shared/csv/defect-text.ts'
import type { Defect } from '../../src-shared/csv/defect.ts'
import type { ColumnProfile, DateColumn, FileProfile } from '../../src-shared/csv/profile.ts'
import type { CheckResult } from '../../src-main/features/imports/messages.ts'
import type { ProfiledFile } from '../../src-main/features/imports/profile-file.ts'
import { allDefects } from './json.ts'
import type { AskedFits } from './json.ts'

/** Defects that are listed; all of them are in the JSON. */
const LISTED = 20

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`
const share = (part: number, whole: number): string =>
  whole === 0 ? '' : ` (${part === whole ? '100' : Math.min(99.9, (part / whole) * 100).toFixed(1)}%)`

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ' ': 'spaces',
}

const shownName = (name: string): string => {
  const compiled = compileDateFormat(name)
  return compiled.ok ? compiled.format.shown : name
}

function layoutText({ layout, lineEnds, headerLine, ...profile }: FileProfile): string[] {
  const ends = [
    [lineEnds.lf, 'LF'],
    [lineEnds.crlf, 'CRLF'],
    [lineEnds.cr, 'CR'],
  ] as const
  const used = ends.filter(([n]) => n > 0).map(([n, name]) => `${n.toLocaleString('en')} ${name}`)
  const header =
    layout.headerRecord === 0
      ? 'There is no header.'
      : `The header is record ${layout.headerRecord}, on line ${headerLine}.`
  const ragged =
    profile.raggedRecords === 0 ? '' : ` ${count(profile.raggedRecords, 'record')} of another width.`
  return [
    `Encoding ${layout.encoding}, separated by ${DELIMITERS[layout.delimiter] ?? layout.delimiter}, quote character ${layout.quote ?? 'none'}, line ends: ${used.join(' and ') || 'none'}.`,
    `${header} ${count(layout.columns, 'column')}, ${count(profile.dataRecords, 'data record')}, ${count(profile.blankRecords, 'blank record')}.${ragged}`,
  ]
}

const BECAUSE: Readonly<Record<DateColumn['because'], string>> = {
  'no-numeric-dates': '',
  values: '',
  'all-both-ways':
    'Day and month cannot be told apart: every value can be read both ways. Please confirm which comes first.',
  'both-orders':
    'Some values have the day first and others the month first. Please decide how the others are meant.',
  'year-position': 'Every value can also be read with the year first. Please confirm.',
  'year-by-range':
    'With the year first the same values would be spread over decades, so it is taken to be last.',
}

function evidenceText(date: DateColumn): string[] {
  const order = { 'day-first': 'the day first', 'month-first': 'the month first' }
  const reasons = {
    'monthly-series': () => 'as a monthly series',
    'regular-series': () => 'as a regular series',
    'other-column': (source?: string) => `like column "${source}"`,
    'file-name': (source?: string) => `by the file's name ("${source}")`,
  }
  return date.evidence.map(
    ({ kind, favours, source }) => `  Evidence: it looks like ${order[favours]}, ${reasons[kind](source)}.`,
  )
}

function columnText(column: ColumnProfile, date: DateColumn, asked: AskedFits | undefined): string[] {
  const { name, index, nonBlank, blank, missing } = column
  const lines = [
    '',
    `Column ${index + 1}${name === null ? '' : ` "${name}"`}: ${count(nonBlank, 'value')}, ${blank.toLocaleString('en')} blank, ${missing.toLocaleString('en')} missing.`,
  ]
  if (asked !== undefined) {
    const fits = asked.byColumn.get(index) ?? 0
    lines.push(`  Your format ${asked.format.shown} reads ${count(fits, 'value')}${share(fits, nonBlank)}.`)
  }
  const reads = date.suggested.map((format) => {
    const fits = date.fits[format] ?? 0
    return `${shownName(format)} reads ${count(fits, 'value')}${share(fits, nonBlank)}`
  })
  lines.push(reads.length === 0 ? '  No format reads it.' : `  ${reads.join(', then ')}.`)
  const rivals = Object.entries(date.fits)
    .filter(([format]) => !date.suggested.includes(format))
    .slice(0, 5)
  if (rivals.length > 0) {
    lines.push(
      `  Others: ${rivals.map(([format, fits]) => `${shownName(format)} ${fits.toLocaleString('en')}${share(fits, nonBlank)}`).join(', ')}.`,
    )
  }
  if (date.ambiguousDayMonth > 0) {
    lines.push(
      `  ${count(date.ambiguousDayMonth, 'value')} could be read with day and month exchanged; ${date.sameDayMonth.toLocaleString('en')} are the same both ways.`,
    )
  }
  if (BECAUSE[date.because] !== '') lines.push(`  ${BECAUSE[date.because]}`)
  return [...lines, ...evidenceText(date), ...rangeText(date), ...stretchText(date)]
}

function rangeText({ range, endOfDay }: DateColumn): string[] {
  const lines = range === null ? [] : [`  From ${range.first} to ${range.last}.`]
  if (range !== null && range.pivot !== null) {
    const future = range.inFuture === 0 ? '' : ` ${count(range.inFuture, 'value')} would lie in the future.`
    lines.push(`  Years have two digits: below ${range.pivot} they are of the 2000s.${future}`)
  }
  if (range !== null && range.implausible > 0)
    lines.push(`  ${count(range.implausible, 'value')} with an implausible year.`)
  if (endOfDay > 0) lines.push(`  ${count(endOfDay, 'time')} of 24:00, the end of a day.`)
  return lines
}

function stretchText({ stretches }: DateColumn): string[] {
  if (stretches.length < 2) return []
  const parts = stretches.slice(0, 10).map(({ fromLine, toLine, example, order }) => {
    const shown = order === null ? '' : `, ${order.replace('-', ' ')}`
    return `    lines ${fromLine} to ${toLine}: like ${example}${shown}`
  })
  return [
    '  Written in different ways:',
    ...parts,
    ...(stretches.length > 10 ? [`    and ${stretches.length - 10} more stretches`] : []),
  ]
}

function defectText(defect: Defect, names: readonly string[] | null): string {
  const column = defect.column === null ? '' : `, ${names?.[defect.column] ?? `column ${defect.column + 1}`}`
  const value = defect.value === null ? '' : ` ${JSON.stringify(defect.value.slice(0, 60))}:`
  return `  Line ${defect.line}, record ${defect.record}${column}:${value} ${describeDefect(defect)} ${describeAccepted(defect)}`.trimEnd()
}

export function previewText(
  profiled: ProfiledFile,
  check: CheckResult,
  asked: AskedFits | undefined,
): string {
  const { profile } = profiled
  const lines = layoutText(profile)
  for (const column of profile.columns) {
    if (column.date !== null) lines.push(...columnText(column, column.date, asked))
    if (column.time === null) continue
    const { name, index, nonBlank } = column
    const reads = column.time.suggested.map(
      (format) => `${format} reads ${count(column.time?.fits[format] ?? 0, 'value')}`,
    )
    const end = column.time.endOfDay === 0 ? '' : `, ${count(column.time.endOfDay, 'time')} of 24:00`
    lines.push(
      '',
      `Column ${index + 1}${name === null ? '' : ` "${name}"`}: times; ${reads.join(', ')} of ${nonBlank.toLocaleString('en')}${end}.`,
    )
  }
  if (!profile.columns.some(({ date }) => date !== null)) lines.push('', 'No column holds dates.')
  const total = [...Object.values(profile.defectCounts), ...Object.values(check.counts)].reduce(
    (sum, n) => sum + n,
    0,
  )
  if (total === 0) return [...lines, '', 'No problems.'].join('\n')
  const listed = allDefects(profiled, check).slice(0, LISTED)
  lines.push('', `${count(total, 'problem')}${total > listed.length ? `, the first ${listed.length}` : ''}:`)
  lines.push(...listed.map((defect) => defectText(defect, profile.layout.names)))
  return lines.join('\n')
}
