// Everything that the program writes for a spreadsheet, with cells in it that a spreadsheet would run: each is text in the
// file, whichever call wrote it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CallName, Input } from '../../src-shared/contract/index.ts'
import { reportCsv } from '../../src-main/features/reviews/report-words.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import { formatter } from '../../src-shared/i18n/formatter.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { repositoryRoot, startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'
import { change } from './support/changes.ts'
import { startExportingCast } from './support/exports.ts'
import type { ExportingCast } from './support/exports.ts'

/** The ways to begin a formula, also behind what spreadsheets pass over. */
const hostile = [
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  ' =1',
  '"=1',
  "'=1",
  '" =1',
  '＝1',
  '=HYPERLINK("http://127.0.0.1","x")',
  "=cmd|' /C calc'!A0",
]
/** Whether a spreadsheet takes a cell for a formula; numbers are none. */
const runs = (cell: string) =>
  /^["'\s]*[=+\-@\t\r＝＋－＠]/.test(cell) && !cell.startsWith("'") && !/^[+-]?[\d.,]+$/.test(cell)

let cast: ExportingCast
let folder: string
beforeAll(async () => {
  cast = await startExportingCast()
  folder = mkdtempSync(join(tmpdir(), 'keyholder-sheets-'))
  cast.store.write(({ raw }) => {
    const insert = raw.prepare(
      `INSERT INTO person (user_name, email, first_name, last_name, sort_name, title, phone, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'active', '2026-01-05T08:00:00.000Z')`,
    )
    for (const [index, text] of hostile.entries())
      insert.run(`${text}${index}`, `x${index}@example.com`, text, text, text, text, '-12')
  })
  const [first] = cast.store.read(({ raw }) =>
    raw.prepare("SELECT id FROM person WHERE first_name = '=1+1'").pluck().all(),
  ) as PersonId[]
  await cast.saveAll(change.group(first!, 'none', 'viewer'))
})
afterAll(() => {
  cast.dispose()
  rmSync(folder, { recursive: true, force: true })
})

/** Makes a call that asks for a file. @returns the file */
async function written<Name extends CallName>(
  name: Name,
  input: Input<Name>,
  on: TestBackend = cast,
): Promise<Buffer> {
  const path = join(folder, name)
  on.dialogAnswers.push(path)
  await on.call(name, input)
  return readFileSync(path)
}

const cellsOf = (file: Buffer) => parse(file, { bom: true, relax_column_count: true }).flat()

const query = { search: '', filters: {}, sort: null } as const
const taskId = 'write-a-file'

async function read(text: string) {
  const path = join(folder, 'people.csv')
  writeFileSync(path, text)
  return cast.services.files.admit(path).token
}

/** By the file that writes it: a writer that is not tried here fails the last test. */
const writers: Record<string, () => Promise<Buffer>> = {
  'features/people/export.ts': () =>
    written('people.export', {
      ...query,
      columns: ['name', 'userName', 'email'],
      selection: null,
      taskId,
    }),
  'features/people/bulk.ts': async () => {
    const { preview } = await cast.call('people.preview-bulk', {
      act: { act: 'set-group', next: 'viewer' },
      query: { ...query },
      selection: { kind: 'all-matching', except: [cast.ada] },
      taskId,
    })
    return written('people.export-bulk', { preview, taskId })
  },
  'features/people-import/dry-run.ts': async () => {
    const rows = hostile.map((text) => `"${text.replaceAll('"', '""')}",X,"${text.replaceAll('"', '""')}"`)
    const token = await read(['E-mail,First name,Last name', ...rows].join('\n'))
    const { file, mapping } = await cast.call('people-import.read', { file: token, taskId })
    const { run } = await cast.call('people-import.dry-run', { file, mapping, taskId })
    return written('people-import.save-rejects', { run, taskId })
  },
  'features/access-insight/export.ts': () =>
    written('access.export-who', {
      action: null,
      thing: { kind: 'organization' },
      columns: ['name'],
      taskId,
    }),
  'features/audit-trail/export-trail.ts': () =>
    written('audit-trail.export', {
      columns: ['subject', 'sentence', 'seq'],
      format: 'csv',
      taskId,
      filters: {},
    }),
  'features/access-history/export-movements.ts': () =>
    written('access-history.export-movements', {
      from: '2026-01-01',
      to: '2026-12-31',
      format: 'csv',
      taskId,
    }),
  'features/reading/handlers.ts': async () => {
    const auditor = startBackend()
    try {
      const { path } = cast.build('sheets.keyholder-audit')
      await auditor.call('reading.open', { file: auditor.services.files.admit(path).token, taskId })
      const list = { list: 'people', search: '', columns: ['name', 'user_name'] } as const
      return await written('reading.export', list as never, auditor)
    } finally {
      auditor.dispose()
    }
  },
  'features/reviews/report-words.ts': () => {
    const line = {
      personState: 'active',
      family: 'submittals',
      role: 'viewer',
      grantedAt: null,
      expiresAt: null,
      lastSignInAt: null,
      assignments: 0,
      auditSeq: null,
      decision: null,
      decidedAt: null,
    }
    const lines = hostile.map((text) => ({
      ...line,
      personName: text,
      personEmail: text,
      programName: text,
      reason: text,
      decidedByName: text,
    }))
    const wording = { t: translator('en_default'), format: formatter(defaultPreferences) }
    return Promise.resolve(Buffer.from([...reportCsv(lines as never, wording as never)].join('')))
  },
}

it.each(Object.entries(writers))('%s writes no cell that a spreadsheet runs', async (_file, write) => {
  const cells = cellsOf(await write())
  expect(cells.some((cell) => cell.includes('=1'))).toBe(true)
  expect(cells.filter(runs)).toEqual([])
})

it('a workbook has texts and numbers in it and no formula', async () => {
  const file = await written('audit-trail.export', {
    filters: {},
    columns: ['subject', 'sentence', 'seq'],
    format: 'xlsx',
    taskId,
  })
  const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!)
  expect(sheet).not.toMatch(/<f[ >]|t="str"|t="e"/)
  expect(sheet).toMatch(/<v>\d+<\/v>/)
})

it('numbers stay numbers, negative ones too, beside texts that only begin like them', async () => {
  const columnOf = (file: Buffer, at: number) =>
    parse(file, { bom: true })
      .slice(1)
      .map((record) => record[at]!)
  const trail: Omit<Input<'audit-trail.export'>, 'format'> = {
    filters: {},
    columns: ['seq', 'subject'],
    taskId,
  }
  const events = columnOf(await written('audit-trail.export', { ...trail, format: 'csv' }), 0)
  expect(events.length).toBeGreaterThan(5)
  for (const each of events) expect(each).toMatch(/^\d+$/)
  const people = await written('people.export', {
    ...query,
    columns: ['name', 'programs'],
    selection: null,
    taskId,
  })
  for (const each of columnOf(people, 1)) expect(each).toMatch(/^\d+$/)
  const auditor = startBackend()
  try {
    const { path } = cast.build('numbers.keyholder-audit')
    await auditor.call('reading.open', { file: auditor.services.files.admit(path).token, taskId })
    const list = { list: 'people', search: '', columns: ['phone', 'title', 'programs'] } as const
    const shown = await written('reading.export', list as never, auditor)
    // A telephone may look like a number, and then it is one for a spreadsheet: nothing in it can be run.
    expect(columnOf(shown, 0).filter((each) => each === '-12')).toHaveLength(hostile.length)
    expect(columnOf(shown, 1)).toContain("'-2+3")
    for (const each of columnOf(shown, 2)) expect(each).toMatch(/^\d+$/)
  } finally {
    auditor.dispose()
  }
  const workbook = unzipSync(await written('audit-trail.export', { ...trail, format: 'xlsx' }))
  const sheet = strFromU8(workbook['xl/worksheets/sheet1.xml']!)
  // A cell without a type is a number; texts say that they are.
  const numbers = [...sheet.matchAll(/<c r="A\d+"(?![^>]* t=)[^>]*><v>(\d+)<\/v>/g)].map(([, value]) => value)
  expect(numbers.length).toBeGreaterThanOrEqual(events.length)
  expect(numbers.slice(0, 5).every((each) => Number(each) > 0)).toBe(true)
})

it('no file of the program writes records that is not tried here', () => {
  const sources = join(repositoryRoot, 'src-main')
  const found = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && readFileSync(join(sources, name), 'utf8').includes('/write-csv.ts'),
  )
  // Problems of a file that is looked at are tried in imports.test.ts.
  expect(found.toSorted()).toEqual([...Object.keys(writers), 'features/imports/check-file.ts'].toSorted())
})
