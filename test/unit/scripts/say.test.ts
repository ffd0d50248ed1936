import { mkdirSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { main, Problem, sentence, step } from '../../../scripts/lib/say.mjs'

function written(): string {
  return vi
    .mocked(process.stderr.write)
    .mock.calls.map(([text]) => String(text))
    .join('')
}

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

test('a step is one line with what it did and how long it took', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const count = await step(
    'installing',
    () => Promise.resolve(3),
    (found) => `installed ${found} packages`,
  )
  expect(count).toBe(3)
  expect(written()).toMatch(/keyholder: installed 3 packages \(\d+\.\d s\)\n$/)
})

test('a failure is its sentence, a status that is not 0, and no stack', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await main(() => Promise.reject(new Problem('There is no display. Start one.')))
  expect(written()).toBe('\nThere is no display. Start one.\n')
  expect(process.exitCode).toBe(1)
})

test('a folder that cannot be written to is named, with what to do', () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    path: '/root/.cache',
  })
  expect(sentence(denied)).toMatch(/may not write to \/root\/\.cache .*then try again/)
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/small' })
  expect(sentence(full)).toMatch(/disk that holds \/small is full/)
})

test('a failure that nobody foresaw is still a sentence', () => {
  let failure: unknown
  try {
    mkdirSync('/dev/null/folder')
  } catch (error) {
    failure = error
  }
  expect(sentence(failure)).toMatch(/^A step failed .*ENOTDIR/)
  expect(sentence('text')).toMatch(/: text$/)
})
