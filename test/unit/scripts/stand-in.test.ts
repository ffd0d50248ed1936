import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { standIn, verify } from '../../../scripts/steps/electron-stand-in.mjs'

const archive = Buffer.from('what was examined')
const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`

test('the examined archive is accepted', () => {
  expect(() => verify(archive, integrity)).not.toThrow()
})

test('any other archive is refused with what to do', () => {
  const tampered = Buffer.from(archive)
  tampered[0] = (tampered[0] ?? 0) ^ 1
  expect(() => verify(tampered, integrity)).toThrow(/not the one that was examined.*try again/s)
})

test('the package is pinned to a version and a full SHA-512', () => {
  expect(standIn.packageVersion).toMatch(/^\d+\.\d+\.\d+$/)
  expect(standIn.integrity).toMatch(/^sha512-[\w+/]{86}==$/)
})
