// Unit, migration and contract tests run under Node; the real window is Playwright's (playwright.config.ts).
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    include: ['test/{unit,migrations,contract,faults,oracle}/**/*.test.{ts,tsx}'],
    // By itself it leaves one core to others, and half of two is much.
    maxWorkers: '100%',
    // Long sweeps (every role × action × scope, random operations) may take a while on two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
