// The seal: one JSON text that says what the file is and holds the hash of everything in it, and an Ed25519 signature over
// the text's bytes. Its own SHA-256 is the export's fingerprint.
import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { modules } from '../../src-shared/policy/roles.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const named = z.object({ id: z.int(), name: z.string() })

export const sealSchema = z.object({
  /** Name and version, as `formatName` tells them. */
  format: z.string(),
  application: z.string(),
  organization: z.string(),
  /** Fingerprint of the key: SHA-256 of `publicKey`. */
  key: sha256,
  /** SPKI in DER, base64. */
  publicKey: z.string().max(200),
  madeAt: z.string(),
  madeBy: named,
  reader: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everything') }),
    z.object({ kind: z.literal('entities'), entities: z.array(named) }),
  ]),
  modules: z.array(z.enum(modules)),
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), rows: z.int(), sha256 })),
  schema: sha256,
  chain: z.object({ length: z.int().nonnegative(), head: sha256 }),
  /** The export made before this one, by its fingerprint. */
  previous: z.object({ fingerprint: sha256, madeAt: z.string() }).nullable(),
})
export type Seal = z.output<typeof sealSchema>

/** The longest text that is looked at. */
export const longestSeal = 1_000_000

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The public key in its standard form, whose SHA-256 is the key's fingerprint. */
export function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

/** A public key out of its standard form, if it is Ed25519. @throws Error */
export function publicKeyOf(spki: Buffer): KeyObject {
  const key = createPublicKey({ key: spki, type: 'spki', format: 'der' })
  if (key.asymmetricKeyType !== 'ed25519' || !spkiOf(key).equals(spki)) throw new Error('not an Ed25519 key')
  return key
}

/** Base64, as `openssl base64 -A` writes it. */
export function signText(text: string, privateKey: KeyObject): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64')
}

/** Whether it is the signature, in the one spelling that base64 has for it. */
export function isSignature(text: string, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return bytes.toString('base64') === signature && verify(null, Buffer.from(text), key, bytes)
}

/** Hexadecimal in groups of four, as it stands on screen and paper. */
export function inGroups(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/.{1,4}/g) ?? []).join(' ')
}
