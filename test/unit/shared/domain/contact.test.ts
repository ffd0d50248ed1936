import { expect, test } from 'vitest'
import { severalLines } from '../../../../src-shared/domain/one-line.ts'
import { emailSchema, nameSchema, requiredNameSchema } from '../../../../src-shared/domain/contact.ts'

test.each([
  ['  Ana  María ', 'Ana María'],
  ['Ana\r\nBcc: eve', 'Ana Bcc: eve'],
  ['Ana\tB\u0000', 'Ana B'],
  ['Zo\u200Bra\uFEFF', 'Zora'],
  ['\u202Egro.elpmaxe', 'gro.elpmaxe'],
  ['Cafe\u0301', 'Café'],
  ['👩\u200D👩\u200D👧', '👩\u200D👩\u200D👧'],
  ['می\u200Cخواهم', 'می\u200Cخواهم'],
  ['אבג', 'אבג'],
])('a name is one line of what can be seen: %j', (typed, stored) => {
  expect(nameSchema.parse(typed)).toBe(stored)
})

test.each(['   ', '\u200B', '\u200D\u200D', '\u3164', '\u202E', '\u0000', '\uFEFF \u2028'])(
  'a name of which nothing can be seen is missing (X-10): %j',
  (typed) => {
    expect(requiredNameSchema.safeParse(typed).success).toBe(false)
    expect(nameSchema.parse(typed)).toBe('')
  },
)

test.each(['a..b@example.com', '.a@example.com', 'a.@example.com'])('no mail server takes %s', (email) => {
  expect(emailSchema.safeParse(email).success).toBe(false)
})

test.each(['a.b@example.com', "o'hara+x@example.co.uk", ' ana@example.com '])(
  'an e-mail address: %s',
  (email) => {
    expect(emailSchema.safeParse(email).success).toBe(true)
  },
)

test.each([
  ['Ran out.\r\nAsk\tagain.\u0000', 'Ran out.\nAsk again.'],
  ['\u200B\n\u2060', ''],
])('a reason may take several lines, all of which can be seen (X-15, B-11): %j', (typed, stored) => {
  expect(severalLines(typed)).toBe(stored)
})
