import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from '../../../scripts/steps/build.mjs'

let folder: string
const now = () => fingerprint(folder, ['src', 'config.ts', 'absent.json'])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-build-'))
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true })
  writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'a')
  writeFileSync(join(folder, 'config.ts'), 'config')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a build is not repeated because files were only touched', async () => {
  const before = await now()
  utimesSync(join(folder, 'config.ts'), new Date(), new Date(0))
  expect(await now()).toBe(before)
})

test.each([
  ['a file’s content', () => writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'b')],
  ['a new file', () => writeFileSync(join(folder, 'src', 'b.ts'), '')],
  [
    'a file’s name',
    () => renameSync(join(folder, 'src', 'deep', 'a.ts'), join(folder, 'src', 'deep', 'b.ts')),
  ],
  ['a lone file', () => writeFileSync(join(folder, 'config.ts'), 'other')],
  ['a removed file', () => rmSync(join(folder, 'src', 'deep', 'a.ts'))],
  ['a file that was absent', () => writeFileSync(join(folder, 'absent.json'), '{}')],
])('a change of %s asks for a build', async (_what, change) => {
  const before = await now()
  change()
  expect(await now()).not.toBe(before)
})
