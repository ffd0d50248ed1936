// CSV previews through the contract: the real reader in its own thread, real files on the disk.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReadingRules } from '../../src-shared/contract/imports.ts'
import { repositoryRoot, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
})
afterEach(() => backend.dispose())

/** A file on the disk, chosen in the native dialog; its token. */
async function chosen(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(backend.dataDir, name)
  writeFileSync(path, content)
  return chosenPath(path)
}

async function chosenPath(path: string): Promise<string> {
  backend.dialogAnswers.push(path)
  const { file } = await backend.call('imports.choose', {})
  if (file === null) throw new Error('nothing was chosen')
  return file.token
}

const open = (file: string) => backend.call('imports.open', { file, layout: {}, pivot: 69 })

let tasks = 0
const nextTask = () => `task-of-the-test-${++tasks}`
const profile = (file: string) => backend.call('imports.profile', { file, taskId: nextTask() })

const rules = (more: Partial<ReadingRules> = {}): ReadingRules => ({
  dates: [{ column: 0, format: 'dd/MM/yyyy' }],
  times: [],
  numbers: [],
  hourEnding: false,
  ...more,
})
const check = (file: string, more?: Partial<ReadingRules>) =>
  backend.call('imports.check', { file, taskId: nextTask(), rules: rules(more) })

const page = { offset: 0, limit: 100 }
const american = 'Date,Value\n01/31/2024,1\n02/03/2024,2\n02/29/2023,3\n02/02/2024,4\n'
const lines = (count: number) =>
  `Date,Value\n${Array.from({ length: count }, (_, i) => `${String((i % 28) + 1).padStart(2, '0')}/05/2024,${i}`).join('\n')}\n`

describe('choosing a file', () => {
  it('gives a token and a name, and never a path', async () => {
    backend.dialogAnswers.push(join(backend.dataDir, 'some.csv'))
    const { file } = await backend.call('imports.choose', {})
    expect(file).toEqual({ token: expect.stringMatching(/^[\w-]{36}$/), name: 'some.csv' })
    expect(JSON.stringify(file)).not.toContain(backend.dataDir)
  })

  it('gives nothing when the dialog is cancelled', async () => {
    backend.dialogAnswers.push(null)
    expect(await backend.call('imports.choose', {})).toEqual({ file: null })
  })

  it('offers made-up files in the demonstration only, and no other file by that way', async () => {
    expect(await backend.call('imports.start', {})).toEqual({ samples: [] })
    expect(await backend.refused('imports.choose-sample', { name: 'hourly.csv' })).toMatchObject({
      code: 'not-found',
    })
    const samplesDir = join(backend.dataDir, 'samples')
    mkdirSync(samplesDir)
    writeFileSync(join(samplesDir, 'hourly.csv'), american)
    writeFileSync(join(samplesDir, 'notes.txt'), 'no table')
    Object.assign(backend.services, {
      demo: { userName: 'a', password: 'b' },
      csv: { ...backend.services.csv, samplesDir },
    })
    expect(await backend.call('imports.start', {})).toEqual({ samples: ['hourly.csv'] })
    const { file } = await backend.call('imports.choose-sample', { name: 'hourly.csv' })
    expect((await open(file.token)).records).toHaveLength(4)
    for (const name of ['../keyholder.db', 'notes.txt', 'samples/hourly.csv'])
      expect(await backend.refused('imports.choose-sample', { name })).toMatchObject({ code: 'not-found' })
  })

  it('takes no token that it has not given', async () => {
    expect(await backend.refused('imports.open', { file: 'made-up', layout: {}, pivot: 69 })).toMatchObject({
      code: 'not-found',
    })
    expect(
      await backend.refused('imports.rows', { file: 'made-up', ...page, problemsOnly: false }),
    ).toMatchObject({ code: 'not-found' })
  })

  it('takes nothing without a session', async () => {
    const file = await chosen('some.csv', american)
    await backend.call('session.sign-out', {})
    expect(await backend.refused('imports.open', { file, layout: {}, pivot: 69 })).toMatchObject({
      code: 'no-session',
    })
  })
})

describe('opening', () => {
  it('lays the file out and gives the first rows at once', async () => {
    const file = await chosen('some.csv', `A report\n\n${american}`)
    expect(await open(file)).toEqual({
      bytes: american.length + 10,
      isWhole: true,
      layout: {
        encoding: 'utf-8',
        delimiter: ',',
        quote: '"',
        headerRecord: 3,
        columns: 2,
        names: ['Date', 'Value'],
      },
      above: [
        { number: -2, line: 1, fields: 1, cells: ['A report'] },
        { number: -1, line: 2, fields: 1, cells: [''] },
      ],
      records: expect.arrayContaining([
        { number: 1, line: 4, fields: 2, cells: ['01/31/2024', '1'] },
        { number: 4, line: 7, fields: 2, cells: ['02/02/2024', '4'] },
      ]),
    })
  })

  it('takes what the person says about the layout instead', async () => {
    const file = await chosen('some.csv', 'a;b,c\nd;e,f\n')
    const opened = await backend.call('imports.open', {
      file,
      layout: { delimiter: ';', headerRecord: 0, quote: null, encoding: 'windows-1252' },
      pivot: 69,
    })
    expect(opened.layout).toMatchObject({
      delimiter: ';',
      headerRecord: 0,
      quote: null,
      encoding: 'windows-1252',
      columns: 2,
    })
    expect(opened.records.map(({ cells }) => cells)).toEqual([
      ['a', 'b,c'],
      ['d', 'e,f'],
    ])
  })

  it.each([
    ['empty.csv', '', 'csv-empty'],
    ['workbook.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 1, 2, 3]), 'csv-not-text'],
  ])('refuses %s and says what to do', async (name, content, rule) => {
    const file = await chosen(name, content)
    const error = await backend.refused('imports.open', { file, layout: {}, pivot: 69 })
    expect(error).toMatchObject({ code: 'refused', rule })
    expect(error.reason).toMatch(/[.]$/)
    expect(error.reason).not.toContain(backend.dataDir)
  })

  it('says that a file is gone, or is a folder', async () => {
    const file = await chosen('gone.csv', american)
    rmSync(join(backend.dataDir, 'gone.csv'))
    expect(await backend.refused('imports.open', { file, layout: {}, pivot: 69 })).toMatchObject({
      rule: 'csv-gone',
    })
    const folder = await chosenPath(backend.dataDir)
    expect(await backend.refused('imports.open', { file: folder, layout: {}, pivot: 69 })).toMatchObject({
      rule: 'csv-is-folder',
    })
    // The reader is none the worse for it.
    expect((await open(await chosen('next.csv', american))).records).toHaveLength(4)
  })

  it.each([[{ delimiter: ';;' }], [{ delimiter: 'é' }], [{ headerRecord: -1 }], [{ encoding: 'ebcdic' }]])(
    'refuses the layout %j',
    async (layout) => {
      const file = await chosen('some.csv', american)
      const reply = await backend.send('imports.open', { file, layout, pivot: 69 })
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } })
    },
  )
})

describe('the count of the whole file', () => {
  it('names the format that reads it, with progress in bytes', async () => {
    const file = await chosen('some.csv', american)
    await open(file)
    const found = await profile(file)
    expect(found).toMatchObject({ isWhole: true, hasChanged: false, recordsAfterHeader: 4, headerLine: 1 })
    expect(found.columns[0]).toMatchObject({
      name: 'Date',
      nonBlank: 4,
      date: {
        decided: true,
        suggested: ['MM/dd/yyyy'],
        ambiguousDayMonth: 1,
        sameDayMonth: 1,
        fits: { 'MM/dd/yyyy': 3, 'dd/MM/yyyy': 2 },
      },
    })
  })

  it('proposes the person’s own order where a column cannot settle it (S3-25)', async () => {
    await backend.call('preferences.save', { dateFormat: 'mm/dd/yyyy' })
    const file = await chosen('either.csv', 'Date\n03/04/2024\n05/06/2024\n')
    await open(file)
    const { columns } = await profile(file)
    expect(columns[0]?.date).toMatchObject({ decided: false, suggested: ['MM/dd/yyyy'] })
  })

  it('can be cancelled, and tells what was counted so far', async () => {
    const file = await chosen('long.csv', lines(1_500_000))
    await open(file)
    const taskId = nextTask()
    const running = backend.call('imports.profile', { file, taskId })
    await backend.call('tasks.cancel', { taskId })
    const found = await running
    expect(found.isWhole).toBe(false)
    expect(found.recordsAfterHeader).toBeLessThan(1_500_000)
    const rows = await backend.call('imports.rows', { file, ...page, problemsOnly: false })
    expect(rows.total).toBe(found.recordsAfterHeader)
    const progress = backend.events.filter(({ name }) => name === 'progress')
    for (const { payload } of progress) expect(payload).toMatchObject({ taskId })
  })
})

describe('the check of every value', () => {
  it('counts what fits the one format and what does not', async () => {
    const file = await chosen('some.csv', american)
    await open(file)
    await profile(file)
    expect(await check(file)).toEqual({
      columns: [{ column: 0, fits: 2, misfits: 2, blank: 0 }],
      defectCounts: { date: 2 },
      recordsWithProblems: 2,
    })
    const other = await check(file, { dates: [{ column: 0, format: 'MM/dd/yyyy' }] })
    expect(other.columns).toEqual([{ column: 0, fits: 3, misfits: 1, blank: 0 }])
  })

  it('reads numbers by the person’s number format (S3-28..31)', async () => {
    const file = await chosen('numbers.csv', 'Value\n"1,234.56"\n1.5\n(3)\n')
    await open(file)
    await profile(file)
    const numbers = { dates: [], numbers: [0] }
    expect((await check(file, numbers)).columns[0]).toMatchObject({ fits: 2, misfits: 1 })
    await backend.call('preferences.save', { numberFormat: '1234.56' })
    expect((await check(file, numbers)).columns[0]).toMatchObject({ fits: 1, misfits: 2 })
  })

  it('reads 24:00 only where it is said to end a day', async () => {
    const file = await chosen('hours.csv', 'At\n01/02/2024 23:00\n01/02/2024 24:00\n')
    await open(file)
    await profile(file)
    const dates = [{ column: 0, format: 'dd/MM/yyyy HH:mm' }]
    expect((await check(file, { dates })).columns[0]).toMatchObject({ fits: 1, misfits: 1 })
    expect((await check(file, { dates, hourEnding: true })).columns[0]).toMatchObject({ fits: 2, misfits: 0 })
  })

  it('can be cancelled', async () => {
    const file = await chosen('long.csv', lines(1_000_000))
    await open(file)
    await profile(file)
    const taskId = nextTask()
    const running = backend.send('imports.check', { file, taskId, rules: rules() })
    await backend.call('tasks.cancel', { taskId })
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('rows and problems', () => {
  const ragged = 'Date,Value\n01/02/2024,1\n31/02/2024,2\n03/02/2024\n04/02/2024,4\n05/13/2024,5\n'

  it('come by their place in the whole file', async () => {
    const file = await chosen('long.csv', lines(200_000))
    await open(file)
    const before = await backend.call('imports.rows', { file, ...page, problemsOnly: false })
    expect(before.rows[0]?.cells).toEqual(['01/05/2024', '0'])
    await profile(file)
    const { rows, total } = await backend.call('imports.rows', {
      file,
      offset: 199_990,
      limit: 100,
      problemsOnly: false,
    })
    expect(total).toBe(200_000)
    expect(rows).toHaveLength(10)
    expect(rows[0]).toMatchObject({ number: 199_991, line: 199_992, cells: [expect.any(String), '199990'] })
  })

  it('can be those with problems alone, of the date, the width and the quotes', async () => {
    const file = await chosen('ragged.csv', ragged)
    await open(file)
    await profile(file)
    expect((await check(file)).recordsWithProblems).toBe(3)
    const { rows, total } = await backend.call('imports.rows', { file, ...page, problemsOnly: true })
    expect(total).toBe(3)
    expect(rows.map(({ number, fields }) => [number, fields])).toEqual([
      [2, 2],
      [3, 1],
      [5, 2],
    ])
  })

  it('name record, line, column, value, reason and what would be accepted', async () => {
    const file = await chosen('ragged.csv', ragged)
    await open(file)
    await profile(file)
    await check(file)
    const all = await backend.call('imports.problems', { file, ...page, kinds: [] })
    expect(all.total).toBe(3)
    expect(all.rows).toMatchObject([
      {
        kind: 'date',
        record: 2,
        line: 3,
        column: 0,
        value: '31/02/2024',
        reason: 'no-such-day',
        params: { day: 31, month: 2, year: 2024 },
      },
      { kind: 'ragged', record: 3, line: 4, column: null, reason: 'too-few-fields' },
      {
        kind: 'date',
        record: 5,
        line: 6,
        value: '05/13/2024',
        reason: 'other-order',
        accepted: '13/05/2024',
      },
    ])
    const some = await backend.call('imports.problems', { file, ...page, kinds: ['ragged'] })
    expect(some.rows.map(({ kind }) => kind)).toEqual(['ragged'])
  })

  it('are saved as CSV in the person’s language, with formulas made harmless', async () => {
    await backend.call('preferences.save', { translation: 'es' })
    const file = await chosen('bad.csv', 'Date\n=2+5\n31/02/2024\n01/02/2024\n')
    await open(file)
    await profile(file)
    const target = join(backend.dataDir, 'problems.csv')
    backend.dialogAnswers.push(target)
    const input = { file, taskId: nextTask(), rules: rules() }
    expect(await backend.call('imports.save-problems', input)).toEqual({
      fileName: 'problems.csv',
      problems: 2,
    })
    expect(readFileSync(target, 'utf8').split('\r\n')).toEqual([
      '\uFEFFRegistro,Línea,Columna,Valor,Problema,Motivo,Se aceptaría',
      `1,2,Date,'=2+5,Fechas,No es una fecha en ningún formato conocido.,31/12/2024`,
      '2,3,Date,31/02/2024,Fechas,feb de 2024 no tiene día 31.,31/12/2024',
      '',
    ])
  })

  it('are not saved when the dialog is cancelled or the place refuses', async () => {
    const file = await chosen('bad.csv', american)
    await open(file)
    await profile(file)
    backend.dialogAnswers.push(null, join(backend.dataDir, 'no-such-folder', 'problems.csv'))
    const input = () => ({ file, taskId: nextTask(), rules: rules() })
    expect(await backend.refused('imports.save-problems', input())).toMatchObject({ code: 'cancelled' })
    expect(await backend.refused('imports.save-problems', input())).toMatchObject({
      code: 'refused',
      rule: 'file-not-written',
    })
  })
})

describe('the end of a preview', () => {
  const rowsOf = (file: string) => backend.send('imports.rows', { file, ...page, problemsOnly: false })
  const notOpen = { ok: false, error: { code: 'not-found' } }

  it('is when its file is closed, and it can be opened again', async () => {
    const file = await chosen('some.csv', american)
    await open(file)
    await backend.call('imports.close', { file })
    expect(await rowsOf(file)).toMatchObject(notOpen)
    expect((await open(file)).records).toHaveLength(4)
  })

  it('is when another file takes its place, also while it is counted', async () => {
    const one = await chosen('long.csv', lines(1_000_000))
    await open(one)
    const counting = backend.send('imports.profile', { file: one, taskId: nextTask() })
    const other = await chosen('other.csv', american)
    expect((await open(other)).records).toHaveLength(4)
    expect(await counting).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await rowsOf(one)).toMatchObject(notOpen)
    // Closing what is not open any more closes nothing else.
    await backend.call('imports.close', { file: one })
    expect((await profile(other)).recordsAfterHeader).toBe(4)
  })

  it('leaves the reader ready when a file fails twice at once', async () => {
    const file = await chosen('empty.csv', '')
    const opening = () => backend.send('imports.open', { file, layout: {}, pivot: 69 })
    const [first, second] = await Promise.all([opening(), opening()])
    expect([first.ok, second.ok]).toEqual([false, false])
    expect((await open(await chosen('some.csv', american))).records).toHaveLength(4)
  })

  it('is the end of the page: nothing is open any more', async () => {
    const file = await chosen('some.csv', american)
    await open(file)
    await backend.call('imports.end', {})
    const gone = { file, ...page, problemsOnly: false }
    await expect.poll(async () => backend.send('imports.rows', gone)).toMatchObject({ ok: false })
    // The token is still the person's: the page may open it again.
    expect((await open(file)).records).toHaveLength(4)
  })

  it('is the end of the session: the token is worth nothing to the next', async () => {
    const file = await chosen('some.csv', american)
    await open(file)
    await backend.call('session.sign-out', {})
    await backend.call('session.sign-in', {
      userName: 'ada@example.com',
      password: 'violet tram under seven hats',
    })
    expect(await backend.refused('imports.open', { file, layout: {}, pivot: 69 })).toMatchObject({
      code: 'not-found',
    })
  })
})

it('reads a file as other programs left it: real ones of the corpus', async () => {
  const source = join(repositoryRoot, 'test/data/corpus/yy-au-dmy')
  const path = join(backend.dataDir, 'real.csv')
  copyFileSync(join(source, '2020-06-10_COVID_AU_daily_change.csv'), path)
  const file = await chosenPath(path)
  await open(file)
  const { columns } = await profile(file)
  expect(columns[0]?.date?.suggested).toEqual(['dd-MM-yy'])
})

it('explains a value that does not fit by what its column is, with the person’s pivot', async () => {
  const file = await chosen('short-years.csv', 'Opened\n7/1/62\n12/31/70\n1/15/71\n2/20/72\n')
  await backend.call('imports.open', { file, layout: {}, pivot: 30 })
  await profile(file)
  await check(file)
  const { rows } = await backend.call('imports.problems', { file, ...page, kinds: ['date'] })
  expect(rows[0]).toMatchObject({
    value: '7/1/62',
    params: { format: 'm/d/yy' },
    accepted: '01/07/1962',
  })
})
