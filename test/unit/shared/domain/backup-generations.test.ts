import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generations, staleBackups } from '../../../../src-shared/domain/backup-generations.ts'

const hour = 3_600_000
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / hour, max: Date.UTC(2026, 11, 31) / hour })
  .map((hours) => new Date(hours * hour).toISOString())
const instants = fc.uniqueArray(instant, { maxLength: 200 })
const most = generations.newest + generations.days + generations.weeks + generations.months

const keptOf = (all: readonly string[]) => {
  const stale = new Set(staleBackups(all))
  return all.filter((at) => !stale.has(at)).toSorted()
}

test('never lets the newest go, keeps at most so many, and nothing that was not there', () => {
  fc.assert(
    fc.property(instants, (all) => {
      const kept = keptOf(all)
      expect(kept.length).toBeLessThanOrEqual(most)
      expect(kept).toEqual(expect.arrayContaining(all.toSorted().slice(-generations.newest)))
      expect(keptOf(kept)).toEqual(kept)
    }),
  )
})

test('keeps the last of each of the days, weeks and months that count', () => {
  fc.assert(
    fc.property(instants, (all) => {
      const kept = keptOf(all)
      const months = [...new Set(all.map((at) => at.slice(0, 7)))].toSorted().slice(-generations.months)
      const days = [...new Set(all.map((at) => at.slice(0, 10)))].toSorted().slice(-generations.days)
      for (const period of [...months, ...days]) {
        const last = all
          .filter((at) => at.startsWith(period))
          .toSorted()
          .at(-1)
        expect(kept).toContain(last)
      }
    }),
  )
})

test('lets most backups of a busy day of last year go', () => {
  const busy = Array.from(
    { length: 24 },
    (_, index) => `2025-03-03T${String(index).padStart(2, '0')}:00:00.000Z`,
  )
  const later = Array.from({ length: 12 }, (_, index) => `2026-03-${String(index + 10)}T00:00:00.000Z`)
  expect(keptOf([...busy, ...later])).toEqual(['2025-03-03T23:00:00.000Z', ...later])
})
