import { describe, expect, it } from 'vitest'
import { canonicalName, readPattern, shownName } from '../../../../src-shared/csv/date-pattern.ts'
import { dateCatalogue } from '../../../../src-shared/csv/date-catalogue.ts'

function canonical(name: string): string {
  const result = readPattern(name)
  return result.ok ? canonicalName(result.pattern) : `refused: ${result.refusal.code} ${result.refusal.part}`
}

describe('names of date formats (S3-25, X-13)', () => {
  it.each([
    ['dd/mm/yyyy', 'dd/MM/yyyy'],
    ['DD/MM/YYYY', 'dd/MM/yyyy'],
    ['mm/dd/yyyy', 'MM/dd/yyyy'],
    ['MM/dd/yyyy', 'MM/dd/yyyy'],
    ['yyyy-mm-dd', 'yyyy-MM-dd'],
    ['d/m/yy', 'd/M/yy'],
    ['dd-mmm-yy', 'dd-MMM-yy'],
    ['dd/mm/yyyy HH:mm', 'dd/MM/yyyy HH:mm'],
    ['DD/MM/YYYY HH:MM:SS', 'dd/MM/yyyy HH:mm:ss'],
    ['HH:mm dd/mm/yyyy', 'HH:mm dd/MM/yyyy'],
    ['dd.mm.yyyy HH.mm.ss', 'dd.MM.yyyy HH.mm.ss'],
    ['mm/dd/yyyy h:mm a', 'MM/dd/yyyy h:mm a'],
    ['yyyy-mm-ddTHH:mm:ss.sssZ', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ssXXX"],
  ])('%s means %s', (given, meant) => expect(canonical(given)).toBe(meant))

  it.each([
    ['dd/mm/yyyyy', 'unknown-letters yyyyy'],
    ['dd/mm/yyy', 'unknown-letters yyy'],
    ['tt/mm/yyyy', 'unknown-letters tt'],
    ['dd/mm/mm/yyyy', 'repeated MM'],
    ['dmyyyy', 'ambiguous-width d'],
    ['dd/mm/yyyy hh:mm', 'needs-am-pm hh'],
    ['dd/mm/yyyy HH:mm a', 'needs-12-hour a'],
    ["dd/mm/yyyy 'at HH", "unclosed-literal dd/mm/yyyy 'at HH"],
    ['dd/yyyy', 'incomplete month'],
    ['dd年mm月yyyy', 'unknown-letters 年'],
    ['//', 'empty '],
  ])('%s is refused: %s', (given, reason) => expect(canonical(given)).toBe(`refused: ${reason}`))

  it('shows months in small letters, and reads what it shows', () => {
    for (const { format } of dateCatalogue()) {
      if (format.name === 'excel-serial') continue
      expect(canonical(format.name)).toBe(format.name)
      expect(canonical(format.shown)).toBe(format.name)
      expect(format.shown).not.toMatch(/M/)
    }
    const shown = readPattern('MM/dd/yyyy HH:mm')
    expect(shown.ok && shownName(shown.pattern)).toBe('mm/dd/yyyy HH:mm')
  })
})
