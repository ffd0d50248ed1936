// The rules of the mail server's password: it belongs to one host, port and user name, and is kept wrapped or not
// at all.
import type { WrittenServer } from '../../../src-shared/contract/mail-server.ts'
import { changedValues } from '../../audit/changed.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { WriteDb } from '../../db/open.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { SecretBox } from '../../ipc/services.ts'
import type { Server } from '../../outgoing/deliver.ts'
import { getMailServer, makeAllDue } from '../../outgoing/queries.ts'
import type { StoredServer } from '../../outgoing/queries.ts'
import { serverAccess } from '../../outgoing/server-access.ts'
import { deleteMailServer, putMailServer } from './queries.ts'

/** The stored password, where what was entered is about the same login at the same server; null for any other. */
function keptSecret(stored: StoredServer | undefined, written: WrittenServer): Buffer | null {
  if (stored === undefined) return null
  const { host, port, userName } = written
  const isSame = stored.host === host && stored.port === port && stored.userName === userName
  return isSame ? stored.wrappedSecret : null
}

/**
 * The password to store, wrapped; null for a server without login.
 * @throws Refusal at the field where a password is missing or cannot be kept.
 */
export function wrapSecret(
  stored: StoredServer | undefined,
  written: WrittenServer,
  secretBox: SecretBox,
): Buffer | null {
  if (written.userName === '') return null
  if (written.password === null) {
    const kept = keptSecret(stored, written)
    if (kept === null) throw missingPassword(stored)
    return kept
  }
  const state = secretBox.state()
  if (state !== 'usable') throw Refusal.fields({ field: 'password', key: `key-store-${state}` })
  return secretBox.wrap(written.password)
}

/** What a test connects with: the typed password, else the stored one. @throws Refusal as `wrapSecret`. */
export function accessForTest(
  stored: StoredServer | undefined,
  written: WrittenServer,
  secretBox: SecretBox,
): Server | null {
  const { host, port, security, userName, password } = written
  if (userName === '') return { host, port, security, userName, password: '' }
  if (password !== null) return { host, port, security, userName, password }
  const kept = keptSecret(stored, written)
  if (stored === undefined || kept === null) throw missingPassword(stored)
  return serverAccess({ ...stored, security }, secretBox)
}

function missingPassword(stored: StoredServer | undefined): Refusal {
  const wasStored = stored !== undefined && stored.wrappedSecret !== null
  return Refusal.fields({ field: 'password', key: wasStored ? 'password-again' : 'required' })
}

/** Stores the server; what waits is due at once. Returns what to audit, where something changed. */
export function saveMailServer(
  db: WriteDb,
  { password, ...written }: WrittenServer,
  wrappedSecret: Buffer | null,
): AuditEntry[] {
  const before = getMailServer(db)
  putMailServer(db, { ...written, wrappedSecret })
  makeAllDue(db)
  // The trail is told that the password changed, and nothing of either.
  const after = {
    ...written,
    password: wrappedSecret === null ? 'none' : password === null ? 'stored' : 'new',
  }
  const known =
    before === undefined ? {} : { ...before, password: before.wrappedSecret === null ? 'none' : 'stored' }
  const changed = changedValues(known, after)
  if (changed === null) return []
  const subject = { kind: 'mail-server', id: null, name: written.host }
  if (before === undefined) return [{ subject, after: changed.after }]
  return [{ subject, ...changed }]
}

export function removeMailServer(db: WriteDb): AuditEntry[] {
  const before = getMailServer(db)
  if (before === undefined) return []
  deleteMailServer(db)
  const { host, port, security, userName, senderName, senderAddress } = before
  return [
    {
      subject: { kind: 'mail-server', id: null, name: host },
      before: { host, port, security, userName, senderName, senderAddress },
    },
  ]
}
