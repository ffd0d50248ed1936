import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCsvEngine } from '../../../../src-main/features/imports/analyse.ts'
import type {
  CsvEngine,
  FirstRows,
  PreviewOptions,
  PreviewSession,
  Progress,
} from '../../../../src-main/features/imports/analyse.ts'
import { checkFile } from '../../../../src-main/features/imports/check-file.ts'
import { localLanes } from '../../../../src-main/features/imports/lane.ts'
import { profileFile } from '../../../../src-main/features/imports/profile-file.ts'
import { codec, openSource } from '../../../../src-main/features/imports/source-file.ts'
import type { CheckPlan } from '../../../../src-shared/csv/check.ts'
import { detectLayout } from '../../../../src-shared/csv/layout.ts'

const workerFile = new URL('../../../../src-main/features/imports/csv-worker.ts', import.meta.url)

let folder: string
let engine: CsvEngine

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'keyholder-csv-'))
  engine = startCsvEngine(workerFile)
  await engine.ready
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = (i: number): string => `${two((i % 28) + 1)}/${two((i % 12) + 1)}/${2000 + (i % 20)}`

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return file
}

/** A file of `rows` records, every tenth with a line break in quotes. */
function table(rows: number): string {
  const lines = ['site,date,value,note']
  for (let i = 0; i < rows; i++) {
    lines.push(`Site ${i % 7},${dayOf(i)},${i / 4},${i % 10 === 0 ? '"two\nlines"' : 'plain'}`)
  }
  return `${lines.join('\n')}\n`
}

function open(file: string, more: Partial<PreviewOptions> = {}): PreviewSession {
  return engine.startPreview({ path: file, dateFormat: 'dd/mm/yyyy', thisYear: 2026, ...more })
}

const plan = (column: number, format: string, more: Partial<CheckPlan> = {}): CheckPlan => ({
  columns: [{ kind: 'date', column, formats: [format] }],
  pivot: 69,
  thisYear: 2026,
  hourEnding: false,
  zone: null,
  ...more,
})

describe('a preview in the worker', () => {
  it('gives the first screen, then the profile, with hash and progress', async () => {
    const text = table(60_000)
    const file = await fileOf('whole.csv', text)
    const order: string[] = []
    const first: FirstRows[] = []
    const progress: Progress[] = []
    const session = open(file, {
      onFirstRows: (rows) => {
        order.push('first')
        first.push(rows)
      },
      onProgress: (step) => progress.push(step),
    })
    const result = await session.result
    order.push('profile')
    expect(order).toEqual(['first', 'profile'])
    expect(first[0]?.layout).toMatchObject({
      delimiter: ',',
      headerRecord: 1,
      names: ['site', 'date', 'value', 'note'],
    })
    expect(first[0]?.rows.length).toBe(200)
    expect(first[0]?.isAll).toBe(false)
    expect(first[0]?.rows[1]).toEqual({
      record: 2,
      line: 4,
      fields: ['Site 1', '02/02/2001', '0.25', 'plain'],
    })
    expect(result.hash).toBe(createHash('sha256').update(text).digest('hex'))
    expect(result.hasChanged).toBe(false)
    expect(result.profile.dataRecords).toBe(60_000)
    expect(result.profile.columns[1]?.date).toMatchObject({ suggested: ['dd/MM/yyyy'], decided: true })
    for (const step of progress) expect(step).toMatchObject({ phase: 'profile', totalBytes: text.length })
    session.close()
  })

  it('reaches any row by its number, with its line', async () => {
    const rows = 80_000
    const file = await fileOf('pages.csv', table(rows))
    const session = open(file)
    await session.result
    for (const number of [1, 777, 40_001, 79_999]) {
      const [row, next] = await session.rows(number, 2)
      const i = number - 1
      expect(row).toEqual({
        record: number,
        // The header, and a second line for every tenth record before this one.
        line: 2 + i + Math.ceil(i / 10),
        fields: [`Site ${i % 7}`, dayOf(i), String(i / 4), i % 10 === 0 ? 'two\nlines' : 'plain'],
      })
      expect(next?.record).toBe(number + 1)
    }
    expect(await session.rows(rows, 10)).toHaveLength(1)
    expect(await session.rows(rows + 1, 10)).toEqual([])
    session.close()
  })

  it('reaches rows of a UTF-16 file', async () => {
    const text = `\uFEFFdate;name\r\n${Array.from({ length: 60_000 }, (_, i) => `${dayOf(i)};é😀${i}`).join('\r\n')}`
    const file = await fileOf('wide.csv', Buffer.from(text, 'utf16le'))
    const session = open(file)
    const { profile } = await session.result
    expect(profile.layout).toMatchObject({ encoding: 'utf-16le-bom', delimiter: ';' })
    expect(profile.lineEnds).toEqual({ lf: 0, crlf: 60_000, cr: 0 })
    expect(await session.rows(55_555, 1)).toEqual([
      { record: 55_555, line: 55_556, fields: [dayOf(55_554), 'é😀55554'] },
    ])
    session.close()
  })

  it('answers for another format from the counts', async () => {
    const session = open(await fileOf('counts.csv', table(1000)))
    await session.result
    expect(await session.countFits(1, ['mm/dd/yyyy', 'dd/mm/yyyy', 'yyyy', 'nonsense'])).toEqual({
      'mm/dd/yyyy': Array.from({ length: 1000 }, (_, i) => (i % 28) + 1).filter((day) => day <= 12).length,
      'dd/mm/yyyy': 1000,
      yyyy: 0,
      nonsense: null,
    })
    session.close()
  })

  it('holds every value against a format and names those that do not fit', async () => {
    const session = open(
      await fileOf('check.csv', 'date,x\n01/02/2024,1\n31/02/2024,2\n\n"1/2/2024",3\n,4\n'),
    )
    await session.result
    const check = await session.check(plan(0, 'dd/mm/yyyy'))
    expect(check.columns).toEqual([{ column: 0, fits: 1, misfits: 2, blank: 2 }])
    expect(check.defects).toMatchObject([
      { kind: 'date', record: 2, line: 3, column: 0, value: '31/02/2024', reason: 'no-such-day' },
      { kind: 'date', record: 4, line: 5, value: '1/2/2024', reason: 'not-padded', accepted: '01/02/2024' },
    ])
    session.close()
  })

  it('writes all defects into a file, safe for spreadsheets', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => (i % 2 === 0 ? '=1+1,x' : '01/02/2024,x'))
    const session = open(await fileOf('bad.csv', `date,x\n${rows.join('\n')}\nshort\n`))
    await session.result
    const target = path.join(folder, 'problems.csv')
    // 750 formulas and a word that is no date; one record of another width.
    expect(
      await session.saveDefects(plan(0, 'dd/mm/yyyy'), { path: target, translation: 'en_default' }),
    ).toBe(752)
    const lines = (await readFile(target, 'utf8')).split('\r\n')
    expect(lines).toHaveLength(754)
    expect(lines[0]).toBe('\uFEFFRecord,Line,Column,Value,Problem,Reason,Accepted')
    expect(lines.find((line) => line.startsWith('1,2,'))).toMatch(/^1,2,date,'=1\+1,Dates,/)
    session.close()
  })

  it('counts and checks a large file in two threads as a small one in one', async () => {
    const odd = [
      '"open" text,1',
      'a "b" c,2',
      'short',
      ',',
      'x,y,z',
      '"1""2",3',
      '31/02/2024,\0',
      'é,\u00a0',
      '13/02/2024 24:00,4',
    ]
    const lines = Array.from({ length: 400_000 }, (_, i) =>
      i % 97 === 0 ? (odd[i % odd.length] as string) : `${dayOf(i)},${i}`,
    )
    const bytes = Buffer.concat([
      Buffer.from(`day,n\n${lines.join('\r\n')}\n`),
      Buffer.from([0xc3, 0x28, 0x0a]),
    ])
    const file = await fileOf('large.csv', bytes)
    expect(bytes.length).toBeGreaterThan(5_000_000)
    const session = open(file)
    const { profile, hash } = await session.result
    const source = await openSource(file)
    const layout = detectLayout(source.sample, source.isWhole, {}, codec)
    const local = await profileFile(source, layout, {
      signal: new AbortController().signal,
      lanes: localLanes,
      mayChangeEncoding: true,
      context: { fileName: 'large.csv', pivot: 69, thisYear: 2026, preferred: 'dd/mm/yyyy' },
    })
    expect(profile).toEqual(local.profile)
    expect(hash).toBe(local.hash)
    expect(Object.keys(profile.defectCounts).length).toBeGreaterThan(4)
    const formats = ['dd/MM/yyyy', 'M/d/yyyy', 'yyyy']
    expect(await session.countFits(0, formats)).toEqual(await local.countFits(0, formats))
    const options = { signal: new AbortController().signal, lanes: localLanes }
    expect(await session.check(plan(0, 'mm/dd/yyyy'))).toEqual(
      await checkFile(source, local.profile.layout, plan(0, 'mm/dd/yyyy'), options),
    )
    await source.handle.close()
    session.close()
  })

  it('says what a format cannot be, when it is checked in the other thread', async () => {
    const session = open(await fileOf('unknown.csv', table(150_000)))
    await session.result
    await expect(session.check(plan(0, 'nonsense'))).rejects.toMatchObject({ code: 'failed' })
    expect((await session.check(plan(1, 'dd/mm/yyyy'))).columns[0]?.fits).toBe(150_000)
    session.close()
  })

  it('uses what the person says about the layout', async () => {
    const file = await fileOf('said.csv', 'a;b,c\n1;2,3\n')
    const session = open(file, { choice: { delimiter: ';', headerRecord: 0, quote: null } })
    const { profile } = await session.result
    expect(profile.layout).toMatchObject({ delimiter: ';', headerRecord: 0, columns: 2, quote: null })
    expect(profile.dataRecords).toBe(2)
    session.close()
  })

  it('finds windows-1252 far behind the beginning, and says where UTF-8 is broken', async () => {
    const ascii = `name,n\n${'plain,1\n'.repeat(100_000)}`
    const latin = await fileOf(
      'latin.csv',
      Buffer.concat([Buffer.from(ascii), Buffer.from('caf\xe9,2\n', 'latin1')]),
    )
    const first = open(latin)
    expect((await first.result).profile.layout.encoding).toBe('windows-1252')
    expect((await first.rows(100_001, 1))[0]?.fields).toEqual(['café', '2'])
    first.close()
    const broken = await fileOf(
      'broken.csv',
      Buffer.concat([Buffer.from(`${ascii}${'é,1\n'.repeat(50)}`), Buffer.from([0xff, 0x2c, 0x32, 0x0a])]),
    )
    const second = open(broken)
    const { profile } = await second.result
    expect(profile.layout.encoding).toBe('utf-8')
    expect(profile.defects).toMatchObject([{ kind: 'broken-encoding', record: 100_051, line: 100_052 }])
    second.close()
  })

  it('reports NUL bytes with their line', async () => {
    const session = open(await fileOf('nul.csv', 'a,b\n1,2\n3,\0\n'))
    expect((await session.result).profile.defects).toMatchObject([{ kind: 'nul', record: 2, line: 3 }])
    session.close()
  })

  it('says what is wrong with a file that cannot be read', async () => {
    const missing = open(path.join(folder, 'missing.csv'))
    await expect(missing.result).rejects.toMatchObject({ code: 'ENOENT' })
    const directory = open(folder)
    await expect(directory.result).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('takes empty files and files of one line', async () => {
    const empty = open(await fileOf('empty.csv', ''))
    expect((await empty.result).profile).toMatchObject({ dataRecords: 0, columns: [] })
    const line = open(await fileOf('line.csv', 'date,value'))
    expect((await line.result).profile).toMatchObject({
      dataRecords: 0,
      layout: { headerRecord: 1, columns: 2 },
    })
    empty.close()
    line.close()
  })
})

describe('stopping', () => {
  it('cancels within a tenth of a second, and goes on answering', async () => {
    const file = await fileOf('long.csv', table(1_500_000))
    const controller = new AbortController()
    let cancelledAt = 0
    const session = open(file, {
      signal: controller.signal,
      onFirstRows: () => {
        cancelledAt = performance.now()
        controller.abort()
      },
    })
    await expect(session.result).rejects.toMatchObject({
      code: 'cancelled',
      counted: { profile: { layout: { delimiter: ',' } } },
    })
    // Generous: the bar is 100 ms, and this machine may be busy.
    expect(performance.now() - cancelledAt).toBeLessThan(1000)
    expect((await session.rows(1, 1))[0]?.record).toBe(1)
    session.close()
  })

  it('closes a file while it is read', async () => {
    const file = await fileOf('closed.csv', table(300_000))
    const session = open(file)
    session.close()
    await expect(session.result).rejects.toMatchObject({ code: 'closed' })
    await expect(session.rows(1, 1)).rejects.toMatchObject({ code: 'closed' })
    // The worker is none the worse for it.
    const next = open(await fileOf('next.csv', 'a\n1\n'))
    expect((await next.result).profile.dataRecords).toBe(1)
    next.close()
  })

  it('tells everybody when the worker ends', async () => {
    const other = startCsvEngine(workerFile)
    const session = other.startPreview({
      path: await fileOf('ended.csv', table(300_000)),
      dateFormat: 'dd/mm/yyyy',
    })
    await other.close()
    await expect(session.result).rejects.toMatchObject({ code: 'failed' })
  })
})
