import { describe, expect, it } from 'vitest'
import { FileCheck } from '../../../../src-shared/csv/check.ts'
import type { CheckPlan, CheckedColumn } from '../../../../src-shared/csv/check.ts'
import { explainMisfit } from '../../../../src-shared/csv/date-misfit.ts'
import { dateFormat } from '../../../../src-shared/csv/date-format.ts'
import { describeAccepted, describeDefect, describeRefusal } from '../../../../src-shared/csv/defect-text.ts'
import { RecordReader } from '../../../../src-shared/csv/record-reader.ts'
import { codec, layoutOf } from './made-file.ts'

function check(text: string, columns: CheckedColumn[], more: Partial<CheckPlan> = {}): FileCheck {
  const layout = layoutOf(text, { delimiter: ',', headerRecord: 1 })
  const plan = { columns, pivot: 69, thisYear: 2026, hourEnding: false, zone: null, ...more }
  const checked = new FileCheck(layout, plan, codec, 100)
  const reader = new RecordReader(layout, 64, (batch) => checked.addBatch(batch), { longestRecord: 8192 })
  reader.push(codec.encode(text))
  reader.finish()
  return checked
}

const outline = ({ defects }: FileCheck): unknown =>
  defects.first.map(({ kind, record, line, value, reason }) => [kind, record, line, value, reason])

describe('checking values', () => {
  it('names each value that does not fit, with record, line and reason', () => {
    const text = 'd,n\n01/02/2024,1\n"2/3/2024","1\n2"\n31/06/2024,x\nEnd,\n'
    const checked = check(text, [{ kind: 'date', column: 0, formats: ['dd/mm/yyyy'] }])
    expect(checked.columns).toEqual([{ column: 0, fits: 1, misfits: 3, blank: 0 }])
    expect(outline(checked)).toEqual([
      ['date', 2, 3, '2/3/2024', 'not-padded'],
      ['date', 3, 5, '31/06/2024', 'no-such-day'],
      ['date', 4, 6, 'End', 'not-a-date'],
    ])
  })

  it('tries the formats that it is given and no others', () => {
    const text = 'd\n01/02/2024\n45385\n2024-01-01\n'
    const checked = check(text, [{ kind: 'date', column: 0, formats: ['dd/mm/yyyy', 'excel-serial'] }])
    expect(checked.columns[0]).toEqual({ column: 0, fits: 2, misfits: 1, blank: 0 })
  })

  it('checks numbers by the number format (S3-28..31)', () => {
    const text = 'n\n"1,234.56"\n(5)\n"1,23456"\n1e5\n\n-3.14159\n'
    const lenient = check(text, [{ kind: 'number', column: 0, format: '1,234.56' }])
    expect(lenient.columns[0]).toEqual({ column: 0, fits: 3, misfits: 2, blank: 1 })
    expect(outline(lenient)).toEqual([
      ['number', 2, 3, '(5)', 'parentheses'],
      ['number', 4, 5, '1e5', 'exponent'],
    ])
    expect(check(text, [{ kind: 'number', column: 0, format: '1234.56' }]).columns[0]).toMatchObject({
      fits: 1,
      misfits: 4,
    })
  })

  it('checks times, and lets 24:00 end a day when told so', () => {
    const text = 't\n23:00\n24:00\n25:00\n'
    const columns: CheckedColumn[] = [{ kind: 'time', column: 0, formats: ['HH:mm'] }]
    expect(outline(check(text, columns))).toEqual([
      ['time', 2, 3, '24:00', 'hour-24'],
      ['time', 3, 4, '25:00', 'not-a-time'],
    ])
    expect(check(text, columns, { hourEnding: true }).columns[0]).toMatchObject({ fits: 2, misfits: 1 })
  })

  it('flags hours that a change of the clocks skipped or doubled, and still accepts them', () => {
    const text =
      'd\n31/03/2024 00:30\n31/03/2024 01:30\n27/10/2024 01:30\n27/10/2024 02:30\n01/07/2024 01:30\n'
    const columns: CheckedColumn[] = [{ kind: 'date', column: 0, formats: ['dd/mm/yyyy HH:mm'] }]
    const london = check(text, columns, { zone: 'Europe/London' })
    expect(london.columns[0]).toMatchObject({ fits: 5, misfits: 0 })
    expect(outline(london)).toEqual([
      ['skipped-hour', 2, 3, '31/03/2024 01:30', 'skipped-hour'],
      ['doubled-hour', 3, 4, '27/10/2024 01:30', 'twice-hour'],
    ])
    expect(outline(check(text, columns, { zone: 'UTC' }))).toEqual([])
  })

  it('flags years that nobody can have meant', () => {
    const checked = check('d\n01/02/1024\n01/02/2024\n01/02/2204\n', [
      { kind: 'date', column: 0, formats: ['dd/mm/yyyy'] },
    ])
    expect(outline(checked)).toEqual([
      ['year', 1, 2, '01/02/1024', 'implausible-year'],
      ['year', 3, 4, '01/02/2204', 'implausible-year'],
    ])
  })

  it('keeps the first of each kind and counts all', () => {
    const layout = layoutOf('d\nx\n', { delimiter: ',', headerRecord: 1 })
    const plan: CheckPlan = {
      columns: [{ kind: 'date', column: 0, formats: ['dd/mm/yyyy'] }],
      pivot: 69,
      thisYear: 2026,
      hourEnding: false,
      zone: null,
    }
    let told = 0
    const checked = new FileCheck(layout, plan, codec, 3, () => told++)
    const reader = new RecordReader(layout, 64, (batch) => checked.addBatch(batch), { longestRecord: 8192 })
    reader.push(codec.encode(`d\n${'x\n'.repeat(10)}`))
    reader.finish()
    expect([checked.defects.first.length, checked.defects.total, told]).toEqual([3, 10, 10])
  })
})

describe('why a value does not fit, and what would', () => {
  it.each([
    ['dd/mm/yyyy', '3/4/2024', 'not-padded', '03/04/2024'],
    ['dd/mm/yyyy', '03-04-2024', 'other-separator', '03/04/2024'],
    ['dd/mm/yyyy', '03/04/24', 'two-digit-year', '03/04/2024'],
    ['dd/mm/yyyy', '12/31/2024', 'other-order', '31/12/2024'],
    ['dd/mm/yyyy', '03/04/2024 10:00', 'time-unexpected', '31/12/2024'],
    ['dd/mm/yyyy HH:mm', '03/04/2024', 'time-missing', '31/12/2024 14:30'],
    ['dd/mm/yyyy', '3 Apr 2024', 'month-name', '03/04/2024'],
    ['dd/mm/yyyy', '45385', 'spreadsheet-day', '03/04/2024'],
    ['dd/mm/yyyy', '2024-04-03', 'other-format', '03/04/2024 / 04/03/2024'],
    ['dd/mm/yyyy', '31/02/2024', 'no-such-day', '31/12/2024'],
    ['dd/mm/yyyy', '13/13/2024', 'no-such-month', '31/12/2024'],
    ['dd/mm/yyyy', '01/01/0000', 'no-such-year', '31/12/2024'],
    ['dd/mm/yyyy HH:mm', '31/12/2024 24:00', 'hour-24', '01/01/2025 00:00'],
    ['dd/mm/yyyy HH:mm', '31/12/2024 25:00', 'no-such-time', '31/12/2024 14:30'],
    ['dd/mm/yyyy', '08//01/2019', 'not-a-date', '31/12/2024'],
    ['dd/mm/yyyy', 'x'.repeat(500), 'not-a-date', '31/12/2024'],
  ])('%s and "%s": %s', (format, text, reason, accepted) => {
    expect(explainMisfit(dateFormat(format), text)).toMatchObject({ reason, accepted })
  })

  it('has a sentence for every reason', () => {
    const explained = explainMisfit(dateFormat('dd/mm/yyyy'), '31/02/2024')
    expect(describeDefect(explained)).toBe('There is no day 31 in month 2 of 2024.')
    expect(describeAccepted(explained)).toBe('Accepted would be 31/12/2024.')
    expect(describeDefect({ reason: 'ragged-unknown', params: {} })).toBe('ragged-unknown')
    expect(describeRefusal({ code: 'incomplete', part: 'year' })).toBe('The year is missing.')
  })
})
