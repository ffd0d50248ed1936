import { expect, test } from 'vitest'
import { fromPlaywright, fromVitest, inWords, noTests, oneCheck, total } from '../../../scripts/lib/tally.mjs'

const vitest = (failed: number) =>
  JSON.stringify({ numPassedTests: 5, numFailedTests: failed, numPendingTests: 1, numTodoTests: 1 })

test('vitest’s report is counted', () => {
  expect(fromVitest(vitest(2), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('Playwright’s report is counted; what passed only when tried again has failed', () => {
  const report = JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 } })
  expect(fromPlaywright(report, 1)).toEqual({ passed: 3, failed: 2, skipped: 1 })
})

test('a tool that fails without naming a test counts as a failure', () => {
  expect(fromVitest(vitest(0), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
  expect(fromVitest('', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(fromPlaywright('', 124)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line sums up, and speaks of skipped tests only when there are any', () => {
  const all = [oneCheck(true), oneCheck(false), noTests(), { passed: 10, failed: 0, skipped: 0 }]
  expect(inWords(total(all))).toBe('11 passed, 1 failed')
  expect(inWords(total([...all, { passed: 0, failed: 0, skipped: 3 }]))).toBe(
    '11 passed, 1 failed, 3 skipped',
  )
})
