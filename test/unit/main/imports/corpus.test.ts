// Real files with date troubles, and the counts that they must give. A few are kept here with their licences; the whole
// corpus lies beside the repository where there is one.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { detectLayout } from '../../../../src-shared/csv/layout.ts'
import type { FileProfile } from '../../../../src-shared/csv/profile.ts'
import { localLanes } from '../../../../src-main/features/imports/lane.ts'
import { profileFile } from '../../../../src-main/features/imports/profile-file.ts'
import { codec, openSource } from '../../../../src-main/features/imports/source-file.ts'

const repository = path.resolve(import.meta.dirname, '../../../..')
const own = path.join(repository, 'test', 'data', 'corpus')
const whole = path.resolve(repository, '..', 'shared', 'corpus', 'dev')

interface ExpectedDateColumn {
  index: number
  name: string | null
  trueFormats: string[]
  nonBlank: number
  blank: number
  missing: number
  ambiguousDayMonth: number
  sameDayMonth: number
  matchTrue: number
  fits: Record<string, number>
}

interface Expected {
  file: string
  encoding: string
  delimiter: string
  quote: string
  newlines: Record<string, number>
  headerRecord: number
  headerLine: number | null
  header: string[] | null
  columns: number
  recordsAfterHeader: number
  blankRecords: number
  dataRecords: number
  raggedRecords: number
  raggedFirst: { record: number; line: number; fields: number }[]
  dateColumns: ExpectedDateColumn[]
  timeColumns: { index: number; fits: Record<string, number>; hour24: number }[]
}

const foldersOf = (corpus: string): string[] =>
  readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(corpus, name))

const readExpected = (folder: string): Expected =>
  JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected

async function profileOf(folder: string, file: string): Promise<FileProfile> {
  const source = await openSource(path.join(folder, file))
  try {
    const layout = detectLayout(source.sample, source.isWhole, {}, codec)
    const { profile } = await profileFile(source, layout, {
      signal: new AbortController().signal,
      lanes: localLanes,
      mayChangeEncoding: true,
      // A name that says nothing, so that the values alone are judged.
      context: { fileName: 'data.csv', pivot: 69, thisYear: 2026, preferred: 'dd/MM/yyyy' },
    })
    return profile
  } finally {
    await source.handle.close()
  }
}

/** The part of a profile that the corpus knows, in its words. */
function described(profile: FileProfile, expected: Expected): unknown {
  const { layout, lineEnds } = profile
  const newlines = { '\n': lineEnds.lf, '\r\n': lineEnds.crlf, '\r': lineEnds.cr }
  return {
    encoding: layout.encoding,
    delimiter: layout.delimiter,
    quote: layout.quote,
    newlines: Object.fromEntries(Object.entries(newlines).filter(([, count]) => count > 0)),
    headerRecord: layout.headerRecord,
    headerLine: profile.headerLine === 0 ? null : profile.headerLine,
    header: layout.names,
    columns: layout.columns,
    recordsAfterHeader: profile.recordsAfterHeader,
    blankRecords: profile.blankRecords,
    dataRecords: profile.dataRecords,
    raggedRecords: profile.raggedRecords,
    raggedFirst: profile.defects
      .filter(({ kind }) => kind === 'ragged')
      .slice(0, expected.raggedFirst.length)
      .map(({ record, line, params }) => ({ record, line, fields: params['fields'] })),
    dateColumns: expected.dateColumns.map(({ index }) => {
      const { name, nonBlank, blank, missing, date } = profile.columns[
        index
      ] as FileProfile['columns'][number]
      const { ambiguousDayMonth, sameDayMonth, fits } = date ?? {}
      return { index, name, nonBlank, blank, missing, ambiguousDayMonth, sameDayMonth, fits }
    }),
    timeColumns: expected.timeColumns.map(({ index }) => {
      const time = profile.columns[index]?.time
      return { index, fits: time?.fits, hour24: time?.endOfDay }
    }),
  }
}

/** The same part of what is expected. */
function known(expected: Expected): unknown {
  const { encoding, delimiter, quote, newlines, headerRecord, headerLine, header, columns } = expected
  const { recordsAfterHeader, blankRecords, dataRecords, raggedRecords, raggedFirst } = expected
  const layout = { encoding, delimiter, quote, newlines, headerRecord, headerLine, header, columns }
  const records = { recordsAfterHeader, blankRecords, dataRecords, raggedRecords, raggedFirst }
  const dateColumns = expected.dateColumns.map(
    ({ index, name, nonBlank, blank, missing, ambiguousDayMonth, sameDayMonth, fits }) => {
      return { index, name, nonBlank, blank, missing, ambiguousDayMonth, sameDayMonth, fits }
    },
  )
  const timeColumns = expected.timeColumns.map(({ index, fits, hour24 }) => ({ index, fits, hour24 }))
  return { ...layout, ...records, dateColumns, timeColumns }
}

/** Day and month of a column could be exchanged in every value that its true format reads. */
const isUndecidable = ({ ambiguousDayMonth, sameDayMonth, matchTrue }: ExpectedDateColumn): boolean =>
  matchTrue > 0 && ambiguousDayMonth + sameDayMonth === matchTrue

interface Tally {
  undecidable: number
  flagged: number
  decidable: number
  right: number
  silentlyWrong: string[]
}

function judge(slug: string, profile: FileProfile, expected: Expected, tally: Tally): void {
  for (const column of expected.dateColumns) {
    const date = profile.columns[column.index]?.date ?? null
    const isRight =
      date !== null && new Set([...date.suggested, ...column.trueFormats]).size === column.trueFormats.length
    if (isUndecidable(column)) {
      tally.undecidable++
      if (date !== null && !date.decided) tally.flagged++
    } else {
      tally.decidable++
      if (isRight && date.decided) tally.right++
    }
    if (date !== null && date.decided && !isRight) tally.silentlyWrong.push(`${slug} ${column.index}`)
  }
}

function describeCorpus(title: string, corpus: string): void {
  describe(title, () => {
    const tally: Tally = { undecidable: 0, flagged: 0, decidable: 0, right: 0, silentlyWrong: [] }
    it.each(foldersOf(corpus).map((folder) => [path.basename(folder), folder]))(
      '%s',
      async (slug, folder) => {
        const expected = readExpected(folder)
        const profile = await profileOf(folder, expected.file)
        judge(slug, profile, expected, tally)
        expect(described(profile, expected)).toEqual(known(expected))
      },
    )
    it('suggests nothing wrong in silence, flags what cannot be decided and decides the rest', () => {
      expect(tally.silentlyWrong).toEqual([])
      expect(tally.flagged).toBe(tally.undecidable)
      expect(tally.right / tally.decidable).toBeGreaterThanOrEqual(0.97)
    })
    afterAll(() => {
      console.log(
        `${title}: ${tally.right} of ${tally.decidable} decidable columns right, ` +
          `${tally.flagged} of ${tally.undecidable} undecidable flagged, ${tally.silentlyWrong.length} silently wrong`,
      )
    })
  })
}

describeCorpus('files kept here', own)
if (existsSync(whole)) describeCorpus('the whole corpus', whole)
else it.skip('the whole corpus (../shared/corpus/dev is not beside this repository)', () => undefined)
