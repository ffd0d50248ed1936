import { describe, expect, it } from 'vitest'
import { emailSchema, phoneSchema } from '../../../../src-shared/domain/contact.ts'
import { passwordFlaw } from '../../../../src-shared/domain/password.ts'
import { displayName, sortName } from '../../../../src-shared/domain/person-name.ts'
import { defaultPreferences, preferencesSchema } from '../../../../src-shared/domain/preferences.ts'

describe('passwords by policy (S3-22, X-12)', () => {
  it.each([
    ['documented', 'abc', 'too-short'],
    ['documented', 'abcd', null],
    ['documented', 'abcdefghijkl', null],
    ['documented', 'abcdefghijklm', 'too-long'],
    ['documented', 'ab cd', 'spaces'],
    ['documented', 'ab\u00a0cd', 'spaces'],
    ['strong', 'a'.repeat(14), 'too-short'],
    ['strong', 'a'.repeat(15), null],
    ['strong', 'a b c d e f g h', null],
    ['strong', 'a'.repeat(128), null],
    ['strong', 'a'.repeat(129), 'too-long'],
    ['strong', '🔑'.repeat(14), 'too-short'],
    ['strong', '🔑'.repeat(15), null],
  ] as const)('%s: %j is %s', (policy, password, flaw) => {
    expect(passwordFlaw(policy, password)).toBe(flaw)
  })
})

describe('e-mail addresses and telephone numbers', () => {
  it.each(['ana@example.com', ' ana@example.com ', "o'neil+x@sub.example.co.uk", 'a@b.io'])(
    'takes %j',
    (email) => {
      expect(emailSchema.parse(email)).toBe(email.trim())
    },
  )
  it.each([
    '',
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    'a b@example.com',
    'ana@-x.com',
    'ana@ex..com',
    'año@x.com',
  ])('refuses %j', (email) => {
    expect(emailSchema.safeParse(email).success).toBe(false)
  })
  it('refuses letters in a telephone number', () => {
    expect(phoneSchema.safeParse('+1 (555) 010-0000 x12').success).toBe(true)
    expect(phoneSchema.safeParse('call me').success).toBe(false)
  })
})

describe('names (S3-19)', () => {
  it('falls back to the user name', () => {
    expect(displayName({ firstName: '', lastName: '', userName: 'x@example.com' })).toBe('x@example.com')
    expect(displayName({ firstName: 'Ada', lastName: '', userName: 'x' })).toBe('Ada')
  })
  it('sorts by last name without accents or case', () => {
    expect(sortName({ firstName: 'Élodie', lastName: 'Ñúñez', userName: 'x' })).toBe('nunez elodie')
  })
})

it('the default preferences are valid and the manual’s own (S3-24..26)', () => {
  expect(preferencesSchema.parse(defaultPreferences)).toMatchObject({
    translation: 'en_default',
    dateFormat: 'dd/mm/yyyy',
    timeFormat: 'hh:mm a',
  })
})
