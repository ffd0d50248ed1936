// What is stored of an invitation's code.
import { createHash } from 'node:crypto'
import { normalizeInvitationCode } from '../../src-shared/domain/invitation-code.ts'

/** SHA-256 of the code's bare characters: 125 random bits need no slow hash. Takes a code or link as typed. */
export function hashInvitationCode(code: string): Buffer {
  return createHash('sha256').update(normalizeInvitationCode(code)).digest()
}
