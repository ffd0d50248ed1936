import { expect, it } from 'vitest'
import {
  decoyHash,
  hashPassword,
  needsRehash,
  passwordRefusals,
  verifyPassword,
} from '../../../../src-main/session/password.ts'

it('stores Argon2id with 64 MiB and three passes, and recognizes the password typed on another keyboard', async () => {
  const stored = await hashPassword('caf\u00e9 in the afternoon')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await verifyPassword(stored, 'cafe\u0301 in the afternoon')).toBe(true)
  expect(await verifyPassword(stored, 'cafe in the afternoon')).toBe(false)
  expect(needsRehash(stored)).toBe(false)
  expect(needsRehash(stored.replace('t=3', 't=2'))).toBe(true)
})

it('has a decoy that costs the same and matches nothing', async () => {
  const decoy = await decoyHash()
  expect(needsRehash(decoy)).toBe(false)
  expect(await verifyPassword(decoy, '')).toBe(false)
})

it.each([
  ['qwertyuiopasdfgh', 'password-common'],
  ['Example Works 2026', 'password-common'],
  ['passwordpasswordpassword', 'password-common'],
  ['violet tram under seven hats', undefined],
])('judges %j under the strong policy (X-12)', (password, key) => {
  const refusals = passwordRefusals('strong', { password, verifyPassword: password }, [
    'Example Works',
    'ana@example.com',
  ])
  expect(refusals[0]?.key).toBe(key)
})

it('asks for the same password twice (S3-23), after everything else about it', () => {
  const pair = { password: 'abcd', verifyPassword: 'abce' }
  expect(passwordRefusals('documented', pair, [])).toEqual([
    { field: 'verifyPassword', key: 'password-mismatch' },
  ])
})
