// The organization's signing keys: made here, kept wrapped with a passphrase, and each signed by the one before it.
import type Database from 'better-sqlite3'
import { hashRaw } from '@node-rs/argon2'
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { publicKeyOf, sha256Of, spkiOf } from './seal.ts'

const base64 = z.string().max(1000)
/** Everything that unwrapping needs but the passphrase. */
const wrappedSchema = z.object({
  v: z.literal(1),
  kdf: z.literal('argon2id'),
  memory: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(20),
  salt: base64,
  nonce: base64,
  tag: base64,
  key: base64,
})

/** 64 MiB and three passes: about 80 ms on a small machine. */
const cost = { memory: 65_536, passes: 3 }

export interface NewKey {
  /** Fingerprint: SHA-256 of the public key in its standard form. */
  readonly id: string
  /** 32 bytes. */
  readonly publicKey: Buffer
  /** For the store: JSON, of no use without the passphrase. */
  readonly wrapped: string
  readonly privateKey: KeyObject
}

/** Makes a key and wraps it. */
export async function makeKey(passphrase: string): Promise<NewKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = spkiOf(publicKey)
  return {
    id: sha256Of(spki),
    publicKey: spki.subarray(-32),
    wrapped: await wrap(privateKey, passphrase),
    privateKey,
  }
}

async function wrap(privateKey: KeyObject, passphrase: string): Promise<string> {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, cost), nonce)
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  const key = Buffer.concat([cipher.update(plain), cipher.final()])
  plain.fill(0)
  const text = (bytes: Buffer) => bytes.toString('base64')
  const wrapped = { salt: text(salt), nonce: text(nonce), tag: text(cipher.getAuthTag()), key: text(key) }
  return JSON.stringify({ v: 1, kdf: 'argon2id', ...cost, ...wrapped } satisfies z.input<
    typeof wrappedSchema
  >)
}

/** The key, or null where the passphrase is another. */
export async function unwrapKey(wrapped: string, passphrase: string): Promise<KeyObject | null> {
  const { salt, nonce, tag, key, memory, passes } = wrappedSchema.parse(JSON.parse(wrapped))
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const secret = await derive(passphrase, bytes(salt), { memory, passes })
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes(nonce))
  decipher.setAuthTag(bytes(tag))
  try {
    const plain = Buffer.concat([decipher.update(bytes(key)), decipher.final()])
    const privateKey = createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' })
    plain.fill(0)
    return privateKey
  } catch {
    return null
  }
}

function derive(passphrase: string, salt: Buffer, { memory, passes }: typeof cost): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFKC'), {
    memoryCost: memory,
    timeCost: passes,
    parallelism: 1,
    outputLen: 32,
    salt,
  })
}

/** What a key signs about the one that follows it. */
function rotationText(previous: string, next: string): Buffer {
  return Buffer.from(`keyholder-key-rotation/1\n${previous}\n${next}\n`)
}

/** The old key's word for the new one. */
export function crossSign(previous: KeyObject, next: string): Buffer {
  const id = sha256Of(spkiOf(createPublicKey(previous)))
  return sign(null, rotationText(id, next), previous)
}

/** A raw Ed25519 key in its standard form: a fixed beginning and the 32 bytes. */
const spkiBeginning = Buffer.from('302a300506032b6570032100', 'hex')

/** The standard form of a raw public key of 32 bytes. */
export function spkiOfRaw(publicKey: Uint8Array): Buffer {
  return Buffer.concat([spkiBeginning, publicKey])
}

interface KeyRow {
  readonly id: string
  readonly publicKey: Buffer
  readonly previousId: string | null
  readonly crossSignature: Buffer | null
}

/** An export's key and those before it, as far as each is signed by the one before it; the newest first. */
export function keyLine(file: Database.Database, key: string): readonly string[] {
  const rows = file
    .prepare(
      `SELECT id, public_key AS publicKey, previous_id AS previousId, cross_signature AS crossSignature
       FROM data_signing_key`,
    )
    .all() as KeyRow[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const line = [key]
  for (let row = byId.get(key); row?.previousId != null; row = byId.get(row.previousId)) {
    const previous = byId.get(row.previousId)
    if (previous === undefined || line.includes(previous.id) || !isCrossSigned(row, previous)) break
    line.push(previous.id)
  }
  return line
}

/** Whether an export's key is a known one, or follows it, each signed by the one before it. */
export function keyFollows(file: Database.Database, key: string, known: string): boolean {
  return keyLine(file, key).includes(known)
}

function isCrossSigned({ id, crossSignature }: KeyRow, previous: KeyRow): boolean {
  const spki = spkiOfRaw(previous.publicKey)
  if (crossSignature === null || sha256Of(spki) !== previous.id) return false
  try {
    return verify(null, rotationText(previous.id, id), publicKeyOf(spki), crossSignature)
  } catch {
    return false
  }
}
