import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  invitationCode,
  normalizeInvitationCode,
  registrationLink,
} from '../../../../src-shared/domain/invitation-code.ts'

const random = fc.uint8Array({ minLength: 25, maxLength: 25 })

it('reads a code back however it was typed or pasted', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const code = invitationCode(bytes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/)
      const bare = normalizeInvitationCode(code)
      expect(bare).toHaveLength(25)
      for (const typed of [
        code.toLowerCase(),
        code.replaceAll('-', ' '),
        `  ${code}\n`,
        registrationLink(code),
      ]) {
        expect(normalizeInvitationCode(typed)).toBe(bare)
      }
    }),
  )
})

it('takes the letters that look like digits for digits', () => {
  expect(normalizeInvitationCode('o0iIlL-1')).toBe('0011111')
})

it('keeps different randomness apart', () => {
  const five = (byte: number) => byte % 32
  fc.assert(
    fc.property(random, random, (one, other) => {
      fc.pre(!one.every((byte, index) => five(byte) === five(other[index] ?? 0)))
      expect(invitationCode(one)).not.toBe(invitationCode(other))
    }),
  )
})
