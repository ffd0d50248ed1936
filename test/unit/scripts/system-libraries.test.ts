import { expect, test } from 'vitest'
import { missingPackages } from '../../../scripts/steps/system-libraries.mjs'

const ldd = (...lines: string[]) => lines.map((line) => `\t${line}`).join('\n')

test('a complete system lacks nothing', () => {
  expect(missingPackages(ldd('libc.so.6 => /lib/libc.so.6 (0x0)', 'linux-vdso.so.1 (0x0)'))).toEqual([])
})

test('each missing library names its package once', () => {
  const output = ldd(
    'libgtk-3.so.0 => not found',
    'libgdk-3.so.0 => not found',
    'libasound.so.2 => not found',
    'libgbm.so.1 => /lib/libgbm.so.1 (0x0)',
  )
  expect(missingPackages(output)).toEqual(['libgtk-3-0', 'libasound2'])
})

test('a library that comes with one of the packages asks for all of them', () => {
  expect(missingPackages(ldd('libXcomposite.so.1 => not found'))).toEqual([
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
  ])
})
