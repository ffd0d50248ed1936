// Tests of the built app in the real Electron window: each starts a program of its own, and each worker has a display of its
// own where the system can make one. Elsewhere windows would take the focus from each other: one at a time.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: process.platform === 'linux' ? 2 : 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: { trace: 'off' },
})
