// Counting what passed over tools that each count in their own way.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @returns {Tally} */
export function noTests() {
  return { passed: 0, failed: 0, skipped: 0 }
}

/** One check, such as the linter, counts as one. @param {boolean} passed @returns {Tally} */
export function oneCheck(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/**
 * @param {string} report text of vitest's JSON report, empty when it wrote none
 * @param {number} status its exit status
 * @returns {Tally}
 */
export function fromVitest(report, status) {
  if (report === '') return withStatus(noTests(), status)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report)
  return withStatus(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    status,
  )
}

/**
 * A test that passed only when tried again counts as failed.
 * @param {string} report text of Playwright's JSON report, empty when it wrote none
 * @param {number} status its exit status
 * @returns {Tally}
 */
export function fromPlaywright(report, status) {
  if (report === '') return withStatus(noTests(), status)
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats
  return withStatus({ passed: expected, failed: unexpected + flaky, skipped }, status)
}

/**
 * A tool that fails without a failed test (a file that does not load, say) counts as one failure.
 * @param {Tally} tally
 * @param {number} status
 */
function withStatus(tally, status) {
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function total(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    noTests(),
  )
}

/** @param {Tally} tally */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
