// SHA3-256, which Electron's own crypto lacks. Checking a chain takes it millions of times: as WebAssembly it takes an eighth of
// the time that it takes in JavaScript. Threads that check load that first; whoever writes a few events does without.
import { sha3_256 } from '@noble/hashes/sha3.js'
import { createSHA3 } from 'hash-wasm'

let current: (bytes: Uint8Array) => Uint8Array = sha3_256

/** From when it resolves on, this thread hashes fast. */
export async function loadFastSha3(): Promise<void> {
  const hasher = await createSHA3(256)
  current = (bytes) => hasher.init().update(bytes).digest('binary')
}

/** SHA3-256 of some bytes (FIPS 202). */
export function sha3(bytes: Uint8Array): Uint8Array {
  return current(bytes)
}
