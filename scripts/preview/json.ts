// The preview as one JSON object, with the keys of the corpus of date troubles that it is tested with.
import type { DateFormat } from '../../src-shared/csv/date-format.ts'
import { describeDefect } from '../../src-shared/csv/defect-text.ts'
import type { Defect } from '../../src-shared/csv/defect.ts'
import type { LineEnds } from '../../src-shared/csv/record-batch.ts'
import type { ColumnProfile, DateColumn } from '../../src-shared/csv/profile.ts'
import type { CheckResult } from '../../src-main/features/imports/messages.ts'
import type { ProfiledFile } from '../../src-main/features/imports/profile-file.ts'

function newlinesOf({ lf, crlf, cr }: LineEnds): Record<string, number> {
  const counts = { '\n': lf, '\r\n': crlf, '\r': cr }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

function defectJson(defect: Defect): object {
  const { kind, record, line, column, value, accepted } = defect
  return { kind, record, line, column, value, reason: describeDefect(defect), accepted }
}

/** The format that was asked about, and how many values of each date column it reads. */
export interface AskedFits {
  readonly format: DateFormat
  readonly byColumn: ReadonlyMap<number, number>
}

function askedJson(asked: AskedFits | undefined): object {
  return asked === undefined ? {} : { format: asked.format.name, shown: asked.format.shown }
}

/** Every format that reads something, the asked one too when it is not of the catalogue. */
function fitsJson(
  { fits }: DateColumn,
  column: number,
  asked: AskedFits | undefined,
): Record<string, number> {
  const count = asked?.byColumn.get(column) ?? 0
  return asked === undefined || count === 0 ? fits : { [asked.format.name]: count, ...fits }
}

function dateColumnJson(column: ColumnProfile, date: DateColumn, asked: AskedFits | undefined): object {
  const { index, name, nonBlank, blank, missing } = column
  return {
    index,
    name,
    nonBlank,
    blank,
    missing,
    ambiguousDayMonth: date.ambiguousDayMonth,
    sameDayMonth: date.sameDayMonth,
    fits: fitsJson(date, index, asked),
    ...askedJson(asked),
    suggested: date.suggested,
    decided: date.decided,
    because: date.because,
    evidence: date.evidence,
    hour24: date.endOfDay,
    range: date.range,
    stretches: date.stretches.length > 1 ? date.stretches : [],
  }
}

/** All defects, by their place in the file. */
export function allDefects(profiled: ProfiledFile, check: CheckResult): Defect[] {
  return [...profiled.profile.defects, ...check.defects].toSorted(
    (a, b) => a.line - b.line || a.record - b.record || (a.column ?? -1) - (b.column ?? -1),
  )
}

export function previewJson(
  profiled: ProfiledFile,
  check: CheckResult,
  asked: AskedFits | undefined,
): string {
  const { profile } = profiled
  const { layout } = profile
  const result = {
    sha256: profiled.hash,
    encoding: layout.encoding,
    delimiter: layout.delimiter,
    quote: layout.quote,
    newlines: newlinesOf(profile.lineEnds),
    headerRecord: layout.headerRecord,
    headerLine: profile.headerLine === 0 ? null : profile.headerLine,
    header: layout.names,
    columns: layout.columns,
    recordsAfterHeader: profile.recordsAfterHeader,
    blankRecords: profile.blankRecords,
    dataRecords: profile.dataRecords,
    raggedRecords: profile.raggedRecords,
    dateColumns: profile.columns.flatMap((column) =>
      column.date === null ? [] : [dateColumnJson(column, column.date, asked)],
    ),
    timeColumns: profile.columns.flatMap(({ index, name, nonBlank, time }) =>
      time === null
        ? []
        : [{ index, name, nonBlank, fits: time.fits, suggested: time.suggested, hour24: time.endOfDay }],
    ),
    defectCounts: { ...profile.defectCounts, ...check.counts },
    defects: allDefects(profiled, check).map(defectJson),
  }
  return JSON.stringify(result, null, 2)
}
