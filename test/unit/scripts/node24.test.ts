import { expect, test } from 'vitest'
import { isNewEnough, node24 } from '../../../scripts/steps/node24.mjs'

test.each([
  ['20.20.2', false],
  ['22.17.9', false],
  ['22.18.0', true],
  ['23.0.0', true],
  ['24.21.0', true],
])('Node %s can run our .ts files: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected)
})

test('the tests themselves run under a Node that is new enough, and it is the one chosen', () => {
  expect(isNewEnough(process.versions.node)).toBe(true)
  expect(node24()).toBe(process.execPath)
})
