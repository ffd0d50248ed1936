import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deepLinkIn, deepLinkKinds, parseDeepLink } from '../../../../src-shared/domain/deep-link.ts'
import {
  invitationCode,
  normalizeInvitationCode,
  registrationLink,
} from '../../../../src-shared/domain/invitation-code.ts'

const code = '01234-56789-ABCDE-FGHJK-MNPQR'
const anyCode = fc.uint8Array({ minLength: 25, maxLength: 25 }).map(invitationCode)

describe('an address that the program was opened with', () => {
  it('S1-18 S1-23 is understood when it is exactly one of ours', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom(...deepLinkKinds), (each, kind) => {
        expect(parseDeepLink(`keyholder://${kind}/${each}`)).toEqual({ kind, code: each })
        expect(parseDeepLink(`KEYHOLDER://${kind}/${each.toLowerCase()}`)).toEqual({ kind, code: each })
      }),
    )
    expect(parseDeepLink(registrationLink(code))?.code).toBe(code)
  })

  it.each([
    '',
    'keyholder:',
    'keyholder://register',
    'keyholder://register/',
    `keyholder://register/${code}/`,
    `keyholder://register/${code}?next=https://example.com`,
    `keyholder://register/${code}#--no-sandbox`,
    `keyholder://register/${code} --no-sandbox`,
    `keyholder://register/${code}\n`,
    `keyholder://register/${code}\u0000`,
    `keyholder://register//${code}`,
    `keyholder://register/../requests/${code}`,
    `keyholder://register/%30${code.slice(1)}`,
    `keyholder://user@register/${code}`,
    `keyholder://register:80/${code}`,
    `keyholder://settings/${code}`,
    `keyholder:register/${code}`,
    `https://register/${code}`,
    `file://register/${code}`,
    ` keyholder://register/${code}`,
    `--keyholder://register/${code}`,
    `keyholder://register/${code.replaceAll('-', '')}`,
    `keyholder://register/${code}-ABCDE`,
    `keyholder://register/${code.replace('0', 'U')}`,
    `keyholder://register/${'A'.repeat(1_000_000)}`,
    '#--no-sandbox',
    'keyholder://#--no-sandbox',
  ])('is ignored when it is anything else: %j', (address) => {
    expect(parseDeepLink(address)).toBeNull()
  })

  it('is ignored with one character more, less or changed, unless it still is one of ours', () => {
    const whole = `keyholder://register/${code}`
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(1), fc.string({ maxLength: 3 }), (at, cut, put) => {
        const changed = whole.slice(0, at) + put + whole.slice(at + cut)
        const link = parseDeepLink(changed)
        if (link === null) return
        expect(changed.toLowerCase()).toBe(`keyholder://${link.kind}/${link.code}`.toLowerCase())
        expect(normalizeInvitationCode(link.code)).toHaveLength(25)
      }),
    )
  })

  it('says nothing but kind and code, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseDeepLink(text)).toBeNull()
        expect(parseDeepLink(`keyholder://register/${text}`)).toBeNull()
      }),
    )
  })
})

describe('among the arguments of a start', () => {
  const link = `keyholder://requests/${code}`
  it('the one link counts, wherever it stands', () => {
    expect(deepLinkIn(['--data', '/tmp/x', link, '--inspect'])).toEqual({ kind: 'requests', code })
    expect(deepLinkIn(['--', link])).toEqual({ kind: 'requests', code })
  })

  it('none and two are none', () => {
    expect(deepLinkIn(['--data', '/tmp/x', '#--no-sandbox', `--link=${link}`])).toBeNull()
    expect(deepLinkIn([link, link])).toBeNull()
  })
})
