import { describe, expect, test } from 'vitest'
import { csvRecord } from '../../../../src-shared/csv/write-csv.ts'

describe('a record', () => {
  test('ends in CRLF and quotes only what must be quoted (RFC 4180)', () => {
    expect(csvRecord(['a', 'b c', '', 'd,e', 'f"g', 'h\ni'])).toBe('a,b c,,"d,e","f""g","h\ni"\r\n')
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+1 555 0100', "'+1 555 0100"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tcmd', "'\tcmd"],
    ['  =1+1', "'  =1+1"],
    ["'=1+1", "''=1+1"],
    ['＝1+1', "'＝1+1"],
  ])('shows %j as text', (text, written) => {
    expect(csvRecord([text])).toBe(`${written}\r\n`)
  })

  test('neutralizes before it quotes', () => {
    expect(csvRecord(['"=1+1', '\r=1', '=A1,B1'])).toBe(`"'""=1+1","'\r=1","'=A1,B1"\r\n`)
  })

  test.each(['-12', '+12.50', '-1,234.56', '0', '1234567', '12-05-2026', 'a=b', 'O-Ring'])(
    'leaves %s as it is',
    (text) => {
      expect(csvRecord([text]).replaceAll('"', '')).toBe(`${text}\r\n`)
    },
  )
})
