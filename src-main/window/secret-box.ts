// Electron's safeStorage, over the key store of the operating system: Keychain, DPAPI, libsecret or KWallet.
import { safeStorage } from 'electron'
import type { SecretBox } from '../ipc/services.ts'

/** On Linux without a key store Chromium would wrap with a key that stands in its own source: no better than plain text. */
export function createSecretBox(): SecretBox {
  const state = () => {
    if (process.platform === 'linux' && linuxBackend() === 'basic_text') return 'plain-text'
    return safeStorage.isEncryptionAvailable() ? 'usable' : 'none'
  }
  return {
    state,
    wrap: (secret) => {
      if (state() !== 'usable') throw new Error('There is no key store to keep a secret in.')
      return safeStorage.encryptString(secret)
    },
    unwrap: (wrapped) => safeStorage.decryptString(wrapped),
  }
}

/** Before version 27 Electron does not tell, and takes plain text for no encryption at all. */
function linuxBackend(): string | undefined {
  return (safeStorage as Partial<typeof safeStorage>).getSelectedStorageBackend?.()
}
