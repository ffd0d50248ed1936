import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const script = path.resolve(import.meta.dirname, '../../../scripts/preview.ts')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'keyholder-preview-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Run {
  readonly status: number
  readonly out: string
  readonly err: string
}

async function preview(...args: string[]): Promise<Run> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], { cwd: folder })
    return { status: 0, out: stdout, err: stderr }
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string }
    return { status: failed.code, out: failed.stdout, err: failed.stderr }
  }
}

const TEXT = 'site,day\nA,01/02/2024\nB,13/02/2024\nC,31/02/2024\nD,"open\n'

describe('npm run preview', () => {
  beforeAll(() => writeFile(path.join(folder, 'file.csv'), TEXT))

  it('prints one object with --json', async () => {
    const { status, out } = await preview('file.csv', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      headerRecord: 1,
      columns: 2,
      recordsAfterHeader: 4,
      blankRecords: 0,
      dataRecords: 4,
      raggedRecords: 0,
      dateColumns: [
        {
          index: 1,
          name: 'day',
          nonBlank: 4,
          blank: 0,
          missing: 0,
          ambiguousDayMonth: 1,
          sameDayMonth: 0,
          fits: { 'dd/MM/yyyy': 2, 'd/M/yyyy': 2, 'd/MM/yyyy': 2, 'MM/dd/yyyy': 1, 'M/d/yyyy': 1 },
          suggested: ['dd/MM/yyyy'],
          decided: true,
        },
      ],
      defects: [
        {
          kind: 'date',
          record: 3,
          line: 4,
          column: 1,
          value: '31/02/2024',
          reason: expect.stringContaining('no day 31'),
        },
        { kind: 'unclosed-quote', record: 4, line: 5, column: 1 },
        { kind: 'date', record: 4, line: 5, column: 1, value: 'open' },
      ],
    })
  })

  it('holds the dates against the format that is given, in the product spelling', async () => {
    const { out } = await preview('file.csv', '--json', '--format', 'mm/dd/yyyy')
    const { dateColumns, defects } = JSON.parse(out) as {
      dateColumns: unknown[]
      defects: { kind: string; value: string; reason: string }[]
    }
    expect(dateColumns).toMatchObject([{ format: 'MM/dd/yyyy', shown: 'mm/dd/yyyy' }])
    expect(defects.filter(({ kind }) => kind === 'date').map(({ value }) => value)).toEqual([
      '13/02/2024',
      '31/02/2024',
      'open',
    ])
    expect(defects[0]?.reason).toContain('other order')
  })

  it('speaks in sentences without --json', async () => {
    const { out } = await preview('file.csv', '--format', 'dd/mm/yyyy')
    expect(out).toContain('Your format dd/mm/yyyy reads 2 values (50.0%).')
    expect(out).toContain('Line 4, record 3, day: "31/02/2024": There is no day 31 in month 2 of 2024.')
    expect(out).toContain('A quote is opened here and never closed')
  })

  it('takes what is said about the layout', async () => {
    const { out } = await preview(
      'file.csv',
      '--json',
      '--header',
      '0',
      '--delimiter',
      'tab',
      '--encoding',
      'windows-1252',
    )
    expect(JSON.parse(out)).toMatchObject({
      headerRecord: 0,
      delimiter: '\t',
      encoding: 'windows-1252',
      columns: 1,
    })
  })

  it.each([
    [['missing.csv'], 'There is no such file: missing.csv'],
    [['.'], 'This is a folder, not a file: .'],
    [[], 'Name one file: npm run -s preview'],
    [['file.csv', '--format', 'dd/mm'], '"dd/mm" is not a date format. The year is missing.'],
    [['file.csv', '--delimiter', '::'], '--delimiter takes one ASCII character'],
    [['file.csv', '--nonsense'], "Unknown option '--nonsense'"],
  ])('%j fails with a sentence', async (args, sentence) => {
    const { status, out, err } = await preview(...args)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})
