// SHA3-256, which Electron's own crypto lacks.
import { sha3_256 } from '@noble/hashes/sha3.js'

/** SHA3-256 of some bytes (FIPS 202). */
export function sha3(bytes: Uint8Array): Uint8Array {
  return sha3_256(bytes)
}
