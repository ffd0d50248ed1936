import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Utf8Watch } from '../../../../src-main/features/imports/utf8-watch.ts'
import { detectEncoding } from '../../../../src-shared/csv/encoding.ts'

/** Broken places that the watch finds in pieces of a stream. */
function watch(pieces: readonly Uint8Array[]): number[] {
  const places: number[] = []
  const utf8 = new Utf8Watch((at) => places.push(at))
  let position = 0
  for (const piece of pieces) {
    utf8.feed(piece, 0, piece.length, position)
    position += piece.length
  }
  utf8.finish(position)
  expect(utf8.broken).toBe(places.length)
  return places
}

const someBytes = fc.array(
  fc.constantFrom(
    0x41,
    0xc3,
    0xa9,
    0xe2,
    0x82,
    0xac,
    0xf0,
    0x9f,
    0x98,
    0x80,
    0xff,
    0xc0,
    0xed,
    0xa0,
    0xf4,
    0x90,
  ),
  { maxLength: 12 },
)

it('finds something broken exactly where the platform does not decode', () => {
  fc.assert(
    fc.property(someBytes, (list) => {
      const bytes = Uint8Array.from(list)
      const decodes = (): boolean => {
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes)
          return true
        } catch {
          return false
        }
      }
      expect(watch([bytes]).length === 0).toBe(decodes())
    }),
    { numRuns: 3000 },
  )
})

it('finds as many broken places as the platform puts replacement characters, however the stream is cut', () => {
  fc.assert(
    fc.property(someBytes, (list) => {
      const bytes = Uint8Array.from(list)
      const replaced = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\uFFFD').length - 1
      const whole = watch([bytes])
      expect(whole.length).toBe(replaced)
      expect(watch(list.map((_, i) => bytes.subarray(i, i + 1)))).toEqual(whole)
      for (let cut = 0; cut <= bytes.length; cut++) {
        expect(watch([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole)
      }
    }),
    { numRuns: 2000 },
  )
})

it.each([
  ['utf-8', Buffer.from('a,é\n')],
  ['utf-8', Buffer.from('plain')],
  ['utf-8-bom', Buffer.from('\uFEFFa')],
  ['utf-16le-bom', Buffer.from('\uFEFFa,b', 'utf16le')],
  ['utf-16be-bom', Buffer.from('\uFEFFa,b', 'utf16le').swap16()],
  ['utf-16le', Buffer.from('date,value\n1,2', 'utf16le')],
  ['utf-16be', Buffer.from('date,value\n1,2', 'utf16le').swap16()],
  ['windows-1252', Buffer.from('caf\xe9,\x80 5', 'latin1')],
  ['utf-8', Buffer.from('é'.slice(0, 1)).subarray(0, 1)],
])('detects %s', (encoding, bytes) => expect(detectEncoding(bytes)).toBe(encoding))
