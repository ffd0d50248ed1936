// The stored server with its password unwrapped, for the moment of one attempt.
import type { SecretBox } from '../ipc/services.ts'
import type { Server } from './deliver.ts'
import type { StoredServer } from './queries.ts'

/** Null when the key store does not give the password back, as after the person's own password was changed elsewhere. */
export function serverAccess(stored: StoredServer, secretBox: SecretBox): Server | null {
  const { host, port, security, userName, wrappedSecret } = stored
  if (wrappedSecret === null) return { host, port, security, userName, password: '' }
  try {
    return { host, port, security, userName, password: secretBox.unwrap(wrappedSecret) }
  } catch {
    return null
  }
}
