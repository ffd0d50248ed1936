import { expect, test } from 'vitest'
import { isLoadable } from '../../../../src-main/window/guards.ts'

test.each(['app://keyholder/index.html', 'data:image/png;base64,AA==', 'devtools://devtools/bundled/x.js'])(
  '%s may be loaded',
  (url) => {
    expect(isLoadable(url)).toBe(true)
  },
)

test.each([
  'http://127.0.0.1/',
  'https://example.com/',
  'ws://127.0.0.1/',
  'file:///etc/passwd',
  'blob:app://keyholder/1',
  'chrome://gpu',
  'app',
  '',
])('%j may not be loaded', (url) => {
  expect(isLoadable(url)).toBe(false)
})
