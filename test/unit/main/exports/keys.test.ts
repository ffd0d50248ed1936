import { createPublicKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeKey, spkiOfRaw, unwrapKey } from '../../../../src-main/exports/keys.ts'
import {
  inGroups,
  isSignature,
  publicKeyOf,
  sha256Of,
  signText,
  spkiOf,
} from '../../../../src-main/exports/seal.ts'

it('a key comes back with its passphrase and with no other', async () => {
  const { wrapped, privateKey, id, publicKey } = await makeKey('correct horse')
  expect(await unwrapKey(wrapped, 'correct horsé')).toBeNull()
  const back = await unwrapKey(wrapped, 'correct horse')
  expect(back?.equals(privateKey)).toBe(true)
  expect(sha256Of(spkiOfRaw(publicKey))).toBe(id)
  expect(spkiOf(createPublicKey(privateKey)).equals(spkiOfRaw(publicKey))).toBe(true)
})

it('what is kept of it says nothing without the passphrase', async () => {
  const { wrapped, privateKey } = await makeKey('correct horse')
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32)
  for (const spelling of ['base64', 'hex'] as const) expect(wrapped).not.toContain(secret.toString(spelling))
  expect(wrapped).not.toContain('correct horse')
  expect(JSON.parse(wrapped)).toMatchObject({ kdf: 'argon2id', memory: 65_536, passes: 3 })
})

it('a changed wrapping is no key', async () => {
  const { wrapped } = await makeKey('correct horse')
  const parts = JSON.parse(wrapped) as Record<string, string>
  const tag = Buffer.from(parts['tag']!, 'base64')
  tag[0] = tag[0]! ^ 1
  expect(
    await unwrapKey(JSON.stringify({ ...parts, tag: tag.toString('base64') }), 'correct horse'),
  ).toBeNull()
})

it('a signature has one spelling', async () => {
  const { privateKey, publicKey } = await makeKey('correct horse')
  const key = publicKeyOf(spkiOfRaw(publicKey))
  const signature = signText('text', privateKey)
  expect(isSignature('text', signature, key)).toBe(true)
  expect(isSignature('text', ` ${signature}`, key)).toBe(false)
  expect(isSignature('Text', signature, key)).toBe(false)
})

it('a fingerprint is told in groups of four', () => {
  expect(inGroups('0a1b2c3d')).toBe('0A1B 2C3D')
})
