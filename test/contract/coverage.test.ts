// A call that nobody tried through the contract or the window must not be shipped.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { contract } from '../../src-shared/contract/index.ts'

const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== 'coverage.test.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')

it.each(Object.keys(contract))('%s is called by a contract test', (name) => {
  expect(tests).toMatch(new RegExp(`(call|refused|send)\\(\\s*'${name.replace('.', '\\.')}'`))
})
