// B-08 B-14: the hash of the chain is SHA3-256 as OpenSSL has it.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha3 } from '../../../../src-main/audit/sha3.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const byOpenssl = (bytes: Uint8Array) => createHash('sha3-256').update(bytes).digest('hex')

const abc = '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532'

it('is what the standard gives as an example, whenever it is asked', () => {
  expect([hex(sha3(Buffer.from('abc'))), hex(sha3(Buffer.from('abc')))]).toEqual([abc, abc])
})

it('is the same for every length, around the ends of its blocks as well', () => {
  for (let length = 0; length <= 600; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 167 + length) & 0xff)
    expect([length, hex(sha3(bytes))]).toEqual([length, byOpenssl(bytes)])
  }
})

it('is the same for whatever is hashed, one after the other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect(hex(sha3(bytes))).toBe(byOpenssl(bytes))
    }),
  )
})

it('leaves what it was given and what it gave before as they were', () => {
  const bytes = new Uint8Array(200).fill(7)
  const first = sha3(bytes)
  const told = hex(first)
  sha3(new Uint8Array(1))
  expect([hex(first), bytes.every((byte) => byte === 7)]).toEqual([told, true])
})
