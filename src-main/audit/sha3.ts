// SHA3-256, which Electron's own crypto lacks. Checking a chain takes it millions of times: as WebAssembly it takes an eighth of
// the time that it takes in JavaScript. That is loaded in a moment, until which the other serves; a test holds both to OpenSSL.
import { sha3_256 } from '@noble/hashes/sha3.js'
import { createSHA3 } from 'hash-wasm'

let current: (bytes: Uint8Array) => Uint8Array = sha3_256

/** Resolves when the fast one is there: for threads that would be done before. */
export const fastSha3 = createSHA3(256).then((hasher) => {
  current = (bytes) => hasher.init().update(bytes).digest('binary')
})

/** SHA3-256 of some bytes (FIPS 202). */
export function sha3(bytes: Uint8Array): Uint8Array {
  return current(bytes)
}
