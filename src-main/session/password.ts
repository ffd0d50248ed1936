// Passwords: what is accepted and how they are kept. Only an Argon2id hash is ever stored; hashing runs in the
// library's own threads.
import { hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { randomBytes } from 'node:crypto'
import { passwordFlaw, passwordLength } from '../../src-shared/domain/password.ts'
import type { PasswordPolicy } from '../../src-shared/domain/password.ts'
import type { FieldRefusal } from '../ipc/errors.ts'

/** Memory in KiB, passes, lanes: about 80 ms on a small machine. A change here rehashes at the next sign-in. */
const parameters = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }
const currentParameters = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`

/** zxcvbn's scale of 0 to 4: below 3 a password falls to guessing, however long it is. */
const leastStrength = 3

let estimator: ZxcvbnFactory | undefined

/** An Argon2id hash in PHC form, ready for the store. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), parameters)
}

/** Whether the password is the one that was hashed. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalize(password))
}

/** Whether a hash was made with other parameters than today's. */
export function needsRehash(passwordHash: string): boolean {
  return !passwordHash.startsWith(currentParameters)
}

let decoy: Promise<string> | undefined

/** A hash that no password matches, so that an unknown user name takes as long as a known one. */
export function decoyHash(): Promise<string> {
  decoy ??= hash(randomBytes(32), parameters)
  return decoy
}

/**
 * What is wrong with a new password and its repetition, by field; empty when it is accepted. `known` are words about the
 * person and the organization that make a password easy to guess. (S3-22, S3-23, X-12)
 */
export function passwordRefusals(
  policy: PasswordPolicy,
  { password, verifyPassword: again }: { password: string; verifyPassword: string },
  known: readonly string[],
): FieldRefusal[] {
  const flaw = passwordFlaw(policy, password)
  if (flaw !== null) return [{ field: 'password', key: `password-${flaw}`, params: passwordLength[policy] }]
  if (policy === 'strong' && isGuessable(password, known))
    return [{ field: 'password', key: 'password-common' }]
  if (password !== again) return [{ field: 'verifyPassword', key: 'password-mismatch' }]
  return []
}

function isGuessable(password: string, known: readonly string[]): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return estimator.check(password.slice(0, 100), [...known]).score < leastStrength
}

/** The same password typed on another keyboard must be the same bytes (RFC 8265). */
function normalize(password: string): string {
  return password.normalize('NFC')
}
