import { describe, expect, it } from 'vitest'
import {
  judge,
  openReadings,
  rivalsOf,
  toneOf,
  wholePercent,
} from '../../../../src-renderer/features/imports/verdict.ts'
import type { DateColumn } from '../../../../src-shared/csv/profile.ts'

const column = (more: Partial<DateColumn>): DateColumn => ({
  ambiguousDayMonth: 0,
  sameDayMonth: 0,
  fits: {},
  suggested: [],
  decided: true,
  because: 'values',
  evidence: [],
  endOfDay: 0,
  range: null,
  stretches: [],
  ...more,
})

const american = column({ fits: { 'MM/dd/yyyy': 100, 'dd/MM/yyyy': 39 }, suggested: ['MM/dd/yyyy'] })
const either = column({
  fits: { 'dd/MM/yyyy': 50, 'd/M/yyyy': 50, 'MM/dd/yyyy': 50, 'M/d/yyyy': 50 },
  suggested: ['dd/MM/yyyy'],
  decided: false,
  because: 'all-both-ways',
})

describe('the verdict on a column', () => {
  it('is good when the chosen format reads everything', () => {
    const verdict = judge(american, { format: 'MM/dd/yyyy', fits: 100, misfits: 0 }, null)
    expect(verdict).toEqual({ kind: 'reads-all', confirmed: false })
    expect(toneOf(verdict)).toBe('good')
  })

  it('names the other format that reads everything', () => {
    const verdict = judge(american, { format: 'dd/MM/yyyy', fits: 39, misfits: 61 }, null)
    expect(verdict).toEqual({
      kind: 'other-format',
      format: 'MM/dd/yyyy',
      fits: 100,
      readsAll: true,
      addsTime: false,
    })
    expect(toneOf(verdict)).toBe('refused')
  })

  it('names another format that reads more, and does not say that it reads everything', () => {
    const slips = column({ fits: { 'MM/dd/yyyy': 99, 'dd/MM/yyyy': 39 }, suggested: ['MM/dd/yyyy'] })
    expect(judge(slips, { format: 'dd/MM/yyyy', fits: 39, misfits: 61 }, null)).toMatchObject({
      kind: 'other-format',
      readsAll: false,
    })
  })

  it('is milder where the dates are in the chosen format and a time of day follows', () => {
    for (const format of ['dd/MM/yyyy HH:mm', "dd/MM/yyyy'T'HH:mm"]) {
      const timed = column({ fits: { [format]: 10 }, suggested: [format] })
      const verdict = judge(timed, { format: 'dd/MM/yyyy', fits: 0, misfits: 10 }, null)
      expect(verdict).toMatchObject({ kind: 'other-format', addsTime: true })
      expect(toneOf(verdict)).toBe('attention')
    }
  })

  it('asks where every value reads both ways, also when the chosen format reads all of them', () => {
    const verdict = judge(either, { format: 'dd/MM/yyyy', fits: 50, misfits: 0 }, null)
    expect(verdict).toEqual({ kind: 'undecided', readings: ['dd/MM/yyyy', 'MM/dd/yyyy'] })
    expect(toneOf(verdict)).toBe('attention')
  })

  it('asks where the chosen format reads nothing and two others everything', () => {
    expect(judge(either, { format: 'yyyy-MM-dd', fits: 0, misfits: 50 }, null).kind).toBe('undecided')
  })

  it('is settled once the person has confirmed the chosen format, and no other', () => {
    const chosen = { format: 'MM/dd/yyyy', fits: 50, misfits: 0 }
    expect(judge(either, chosen, 'MM/dd/yyyy')).toEqual({ kind: 'reads-all', confirmed: true })
    expect(judge(either, chosen, 'dd/MM/yyyy').kind).toBe('undecided')
  })

  it('asks whether the year stands in front', () => {
    const years = column({
      fits: { 'dd-MM-yy': 9, 'yy-MM-dd': 9, 'd-M-yy': 9 },
      suggested: ['dd-MM-yy'],
      decided: false,
      because: 'year-position',
    })
    expect(judge(years, { format: 'dd/MM/yyyy', fits: 0, misfits: 9 }, null)).toEqual({
      kind: 'undecided',
      readings: ['dd-MM-yy', 'yy-MM-dd'],
    })
  })

  it('sees that two ways of writing take turns', () => {
    const mixed = column({
      fits: { 'dd/MM/yyyy': 84, 'excel-serial': 16 },
      suggested: ['dd/MM/yyyy', 'excel-serial'],
    })
    expect(judge(mixed, { format: 'dd/MM/yyyy', fits: 84, misfits: 16 }, null)).toEqual({
      kind: 'mixed',
      formats: ['dd/MM/yyyy', 'excel-serial'],
    })
    const orders = column({
      fits: { 'dd/MM/yyyy': 60, 'MM/dd/yyyy': 55 },
      because: 'both-orders',
      decided: false,
    })
    expect(judge(orders, { format: 'dd/MM/yyyy', fits: 60, misfits: 40 }, null).kind).toBe('mixed')
  })

  it('takes a few values of another form for slips', () => {
    const slips = column({
      fits: { 'dd/MM/yyyy': 999, 'yyyy-MM-dd': 1 },
      suggested: ['dd/MM/yyyy', 'yyyy-MM-dd'],
    })
    expect(judge(slips, { format: 'dd/MM/yyyy', fits: 999, misfits: 1 }, null)).toEqual({
      kind: 'reads-part',
    })
  })

  it('recognizes 24:00 as all that is wrong', () => {
    const hours = column({ fits: { 'dd/MM/yyyy HH:mm': 23 }, suggested: ['dd/MM/yyyy HH:mm'], endOfDay: 1 })
    const chosen = { format: 'dd/MM/yyyy HH:mm', fits: 23, misfits: 1 }
    expect(judge(hours, chosen, null)).toEqual({ kind: 'hour-ending', values: 1 })
    // By another format that is not all that is wrong.
    expect(judge(hours, { format: 'dd/MM/yyyy', fits: 0, misfits: 24 }, null).kind).toBe('other-format')
  })

  it('says when nothing is there, nothing reads, or only the person calls it dates', () => {
    expect(judge(column({}), { format: 'dd/MM/yyyy', fits: 0, misfits: 0 }, null).kind).toBe('blank')
    expect(judge(column({}), { format: 'dd/MM/yyyy', fits: 0, misfits: 3 }, null).kind).toBe('reads-nothing')
    expect(judge(null, { format: 'dd/MM/yyyy', fits: 1, misfits: 3 }, null).kind).toBe('reads-part')
    expect(judge(null, { format: 'dd/MM/yyyy', fits: 4, misfits: 0 }, null).kind).toBe('reads-all')
    expect(judge(null, { format: 'dd/MM/yyyy', fits: 0, misfits: 4 }, null).kind).toBe('reads-nothing')
  })
})

describe('the open readings', () => {
  it('are the strictest format of each order, that of the person first', () => {
    expect(openReadings(either)).toEqual(['dd/MM/yyyy', 'MM/dd/yyyy'])
    expect(openReadings({ ...either, suggested: ['MM/dd/yyyy'] })).toEqual(['MM/dd/yyyy', 'dd/MM/yyyy'])
  })

  it('are none where the column has settled it', () => {
    expect(openReadings(american)).toEqual([])
  })
})

describe('the rivals', () => {
  it('stand by how much they read, those that only allow more forms last', () => {
    const formats = rivalsOf(either, 'dd/MM/yyyy').map(({ format, isLooser }) => [format, isLooser])
    expect(formats).toEqual([
      ['MM/dd/yyyy', false],
      ['d/M/yyyy', true],
      ['M/d/yyyy', true],
    ])
  })

  it('count a looser format that reads more as its own', () => {
    const uneven = column({
      fits: { 'dd/MM/yyyy': 70, 'd/MM/yyyy': 100, 'd/M/yyyy': 100 },
      suggested: ['d/MM/yyyy'],
    })
    expect(rivalsOf(uneven, 'dd/MM/yyyy').map(({ format, isLooser }) => [format, isLooser])).toEqual([
      ['d/MM/yyyy', false],
      ['d/M/yyyy', true],
    ])
  })
})

it.each([
  [0, 10, 0],
  [10, 10, 100],
  [999_999, 1_000_000, 99],
  [1, 1_000_000, 1],
  [39, 100, 39],
  [0, 0, 0],
])('%d of %d is %d per cent', (part, total, percent) => {
  expect(wholePercent(part, total)).toBe(percent)
})
