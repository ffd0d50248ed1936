// Codes of invitations and of access requests as people see and type them: Crockford's base 32, five groups of five (125 random bits).

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 5
const groupLength = 5

/** How long an invitation stays open, in days. */
export const invitationDays = 14

/** A code from 25 random bytes; each byte gives one of 32 characters. */
export function invitationCode(random: Uint8Array): string {
  const characters = Array.from(random.subarray(0, groups * groupLength), (byte) => alphabet[byte % 32])
  return Array.from({ length: groups }, (_, group) =>
    characters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}

/** What a person typed or pasted (a code in any case, or the whole link) as the bare characters of a code. */
export function normalizeInvitationCode(typed: string): string {
  return typed
    .trim()
    .replace(/^keyholder:\/\/(register|requests)\//i, '')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** The link that an invitation's message carries (S1-18). */
export function registrationLink(code: string): string {
  return `keyholder://register/${code}`
}

/** The link that the message about an access request carries (S1-23). */
export function requestLink(code: string): string {
  return `keyholder://requests/${code}`
}
