// The organization's signing key: made when exports are first set up, and changed for another that it signs.
import { actorId } from '../../directory/queries.ts'
import type { AuditEntry } from '../../audit/record.ts'
import { crossSign, makeKey, unwrapKey } from '../../exports/keys.ts'
import { inGroups } from '../../exports/seal.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import { currentKey, keySubject, wrongPassphrase } from './passphrase-handlers.ts'
import { deleteRemembered, getCurrentKey, insertKey, retireKey } from './queries.ts'

export const makeFirstKey = commandHandler('exports.make-key', {
  prepare: async ({ read }, input) => {
    refuseUnlessSame(input)
    if (read(getCurrentKey) !== undefined) throw new Refusal('refused', 'signing-key-there')
    return makeKey(input.passphrase)
  },
  run: ({ db, actor, now }, _input, { id, publicKey, wrapped }) => {
    if (getCurrentKey(db) !== undefined) throw new Refusal('refused', 'signing-key-there')
    insertKey(db, { id, publicKey, wrappedKey: wrapped, createdAt: now, createdBy: actorId(actor) })
    return { answer: { fingerprint: inGroups(id) }, audit: [keyEntry(id)] }
  },
})

export const rotateKey = commandHandler('exports.rotate-key', {
  prepare: async ({ read }, input) => {
    refuseUnlessSame(input)
    const present = currentKey(read(getCurrentKey))
    const privateKey = await unwrapKey(present.wrappedKey, input.currentPassphrase)
    if (privateKey === null) throw wrongPassphrase('currentPassphrase')
    const next = await makeKey(input.passphrase)
    return { present: present.id, next, crossSignature: crossSign(privateKey, next.id) }
  },
  run: ({ db, actor, now }, _input, { present, next, crossSignature }) => {
    if (currentKey(getCurrentKey(db)).id !== present) throw new Refusal('refused', 'changed-meanwhile')
    // It belongs to the key that goes.
    const forgotten = deleteRemembered(db, present)
    retireKey(db, present, now)
    insertKey(db, {
      id: next.id,
      publicKey: next.publicKey,
      wrappedKey: next.wrapped,
      createdAt: now,
      createdBy: actorId(actor),
      previousId: present,
      crossSignature,
    })
    return {
      answer: { fingerprint: inGroups(next.id) },
      audit: [
        { ...keyEntry(next.id), before: { key: present } },
        ...(forgotten
          ? [{ action: 'exports.forget-passphrase' as const, subject: keySubject(present) }]
          : []),
      ],
    }
  },
})

function refuseUnlessSame(input: { readonly passphrase: string; readonly verifyPassphrase: string }): void {
  if (input.passphrase !== input.verifyPassphrase)
    throw Refusal.fields({ field: 'verifyPassphrase', key: 'passphrase-mismatch' })
}

function keyEntry(id: string): AuditEntry {
  return { subject: keySubject(id), after: { key: id } }
}
