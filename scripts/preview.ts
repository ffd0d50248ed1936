// npm run -s preview -- FILE [--format dd/mm/yyyy] [--json]: the analysis of the preview without a window. What is
// detected can be said instead: --encoding, --delimiter, --quote, --header N (0: none), --pivot YY.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { DEFAULT_PIVOT } from '../src-shared/csv/calendar.ts'
import type { CheckPlan } from '../src-shared/csv/check.ts'
import { compileDateFormat } from '../src-shared/csv/date-format.ts'
import type { DateFormat } from '../src-shared/csv/date-format.ts'
import { describeRefusal } from '../src-shared/csv/defect-text.ts'
import { ENCODINGS } from '../src-shared/csv/encoding.ts'
import type { Encoding } from '../src-shared/csv/encoding.ts'
import { detectLayout } from '../src-shared/csv/layout.ts'
import type { LayoutChoice } from '../src-shared/csv/layout.ts'
import type { FileProfile } from '../src-shared/csv/profile.ts'
import { checkFile } from '../src-main/features/imports/check-file.ts'
import { localLanes } from '../src-main/features/imports/lane.ts'
import { profileFile } from '../src-main/features/imports/profile-file.ts'
import { codec, openSource } from '../src-main/features/imports/source-file.ts'
import type { ProfiledFile } from '../src-main/features/imports/profile-file.ts'
import { previewJson } from './preview/json.ts'
import type { AskedFits } from './preview/json.ts'
import { previewText } from './preview/text.ts'

const USAGE =
  'npm run -s preview -- FILE [--format dd/mm/yyyy] [--json] [--encoding E] [--delimiter C] [--quote C] [--header N] [--pivot YY]'

/** Something the person can put right; its message is a sentence. */
class Complaint extends Error {}

interface Asked {
  readonly file: string
  readonly json: boolean
  readonly format: DateFormat | undefined
  readonly choice: LayoutChoice
  readonly pivot: number
}

function character(name: string, text: string | undefined): string | undefined {
  const char = text === '\\t' || text === 'tab' ? '\t' : text
  if (char !== undefined && (char.length !== 1 || char.charCodeAt(0) > 126)) {
    throw new Complaint(`--${name} takes one ASCII character, or "tab".`)
  }
  return char
}

function number(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw new Complaint(`--${name} takes a number from 0 to ${most}.`)
  return Number(text)
}

function encodingOf(text: string | undefined): Encoding | undefined {
  if (text === undefined) return undefined
  const encoding = ENCODINGS.find((name) => name === text.toLowerCase())
  if (encoding === undefined) throw new Complaint(`--encoding takes one of ${ENCODINGS.join(', ')}.`)
  return encoding
}

function formatOf(name: string | undefined, pivot: number): DateFormat | undefined {
  if (name === undefined) return undefined
  const result = compileDateFormat(name, { pivot })
  if (!result.ok) throw new Complaint(`"${name}" is not a date format. ${describeRefusal(result.refusal)}`)
  return result.format
}

function readArguments(args: readonly string[]): Asked {
  const options = {
    format: { type: 'string' },
    json: { type: 'boolean', default: false },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    quote: { type: 'string' },
    header: { type: 'string' },
    pivot: { type: 'string' },
  } as const
  const parsed = parse(() => parseArgs({ args: [...args], options, allowPositionals: true }))
  const { values, positionals } = parsed
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Complaint(`Name one file: ${USAGE}`)
  const pivot = number('pivot', values.pivot, 100) ?? DEFAULT_PIVOT
  const [encoding, headerRecord] = [encodingOf(values.encoding), number('header', values.header, 500)]
  const [delimiter, quote] = [character('delimiter', values.delimiter), character('quote', values.quote)]
  const choice = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(headerRecord === undefined ? {} : { headerRecord }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quote === undefined ? {} : { quote }),
  }
  return { file, json: values.json, format: formatOf(values.format, pivot), choice, pivot }
}

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Complaint(`${(error as Error).message.split('. ')[0]}. ${USAGE}`)
  }
}

/** Every date column held against the format asked for, or else those that read it; times against theirs. */
function planOf(profile: FileProfile, asked: Asked, thisYear: number): CheckPlan {
  const columns = profile.columns.flatMap(({ index, date, time }): CheckPlan['columns'][number][] => {
    const formats = asked.format === undefined ? date?.suggested : [asked.format.name]
    if (date !== null && formats !== undefined && formats.length > 0)
      return [{ kind: 'date', column: index, formats }]
    if (time !== null && time.suggested.length > 0)
      return [{ kind: 'time', column: index, formats: time.suggested }]
    return []
  })
  return { columns, pivot: asked.pivot, thisYear, hourEnding: asked.format === undefined, zone: null }
}

/** What the asked format reads in each date column. */
async function fitsOf(profiled: ProfiledFile, format: DateFormat): Promise<AskedFits> {
  const byColumn = new Map<number, number>()
  for (const { index, date } of profiled.profile.columns) {
    if (date === null) continue
    const counted = await profiled.countFits(index, [format.name])
    byColumn.set(index, counted[format.name] ?? date.fits[format.name] ?? 0)
  }
  return { format, byColumn }
}

async function preview(asked: Asked): Promise<string> {
  const source = await openSource(path.resolve(asked.file))
  try {
    const { signal } = new AbortController()
    const thisYear = new Date().getFullYear()
    const layout = detectLayout(source.sample, source.isWhole, asked.choice, codec)
    const profiled = await profileFile(source, layout, {
      signal,
      lanes: localLanes,
      context: {
        thisYear,
        pivot: asked.pivot,
        fileName: path.basename(asked.file),
        preferred: asked.format?.name ?? 'dd/MM/yyyy',
      },
      mayChangeEncoding: asked.choice.encoding === undefined,
    })
    const plan = planOf(profiled.profile, asked, thisYear)
    const check = await checkFile(source, profiled.profile.layout, plan, { signal, lanes: localLanes })
    const fits = asked.format === undefined ? undefined : await fitsOf(profiled, asked.format)
    return asked.json ? previewJson(profiled, check, fits) : previewText(profiled, check, fits)
  } finally {
    await source.handle.close()
  }
}

const FILE_SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'The file may not be read',
  EISDIR: 'This is a folder, not a file',
}

try {
  const asked = readArguments(process.argv.slice(2))
  const output = await preview(asked).catch((error: NodeJS.ErrnoException) => {
    const known = FILE_SYSTEM[error.code ?? '']
    throw known === undefined ? error : new Complaint(`${known}: ${asked.file}`)
  })
  process.stdout.write(`${output}\n`)
} catch (error) {
  if (!(error instanceof Complaint)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
