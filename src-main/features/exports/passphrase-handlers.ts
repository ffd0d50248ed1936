// Remembering the passphrase of the signing key: only where somebody chose it, only by a real key store of the system, and
// only to save typing it. The key itself stays wrapped with the passphrase.
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb } from '../../db/open.ts'
import { actorId } from '../../directory/queries.ts'
import { unwrapKey } from '../../exports/keys.ts'
import { inGroups } from '../../exports/seal.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { SecretBox } from '../../ipc/services.ts'
import { deleteRemembered, getCurrentKey, getRemembered, putRemembered } from './queries.ts'
import type { SigningKey } from './queries.ts'

export const rememberPassphrase = commandHandler('exports.remember-passphrase', {
  prepare: async ({ read, services: { secretBox } }, { passphrase }) => {
    const state = secretBox.state()
    if (state !== 'usable')
      throw Refusal.fields({ field: 'passphrase', key: `passphrase-key-store-${state}` })
    const key = currentKey(read(getCurrentKey))
    if ((await unwrapKey(key.wrappedKey, passphrase)) === null) throw wrongPassphrase('passphrase')
    return { key: key.id, wrapped: secretBox.wrap(passphrase) }
  },
  run: ({ db, actor, now }, _input, { key, wrapped }) => {
    if (currentKey(getCurrentKey(db)).id !== key) throw new Refusal('refused', 'changed-meanwhile')
    putRemembered(db, { keyId: key, wrapped, rememberedAt: now, rememberedBy: actorId(actor) })
    return { answer: {}, audit: [{ subject: keySubject(key) }] }
  },
})

export const forgetPassphrase = commandHandler('exports.forget-passphrase', {
  run: ({ db }) => {
    const { id } = currentKey(getCurrentKey(db))
    if (!deleteRemembered(db, id)) throw Refusal.notFound()
    return { answer: {}, audit: [{ subject: keySubject(id) }] }
  },
})

/** The passphrase that this computer remembers for a key. @throws Refusal at the field, which then has to be typed */
export function rememberedPassphrase(db: ReadDb, keyId: string, secretBox: SecretBox): string {
  const kept = getRemembered(db, keyId)
  if (kept === undefined) throw Refusal.fields({ field: 'passphrase', key: 'required' })
  try {
    return secretBox.unwrap(kept.remembered.wrapped)
  } catch {
    // Another computer or account, or a key store that was emptied.
    throw Refusal.fields({ field: 'passphrase', key: 'passphrase-not-kept' })
  }
}

/** @throws Refusal `no-signing-key` */
export function currentKey(key: SigningKey | undefined): SigningKey {
  if (key === undefined) throw new Refusal('refused', 'no-signing-key')
  return key
}

export function wrongPassphrase(field: string): Refusal {
  return Refusal.fields({ field, key: 'passphrase-wrong' })
}

export function keySubject(id: string): AuditEntry['subject'] {
  return { kind: 'signing-key', id: null, name: inGroups(id.slice(0, 16)) }
}
