// How a person is called and sorted, in one place: lists, the audit trail and the store agree.

interface Named {
  readonly firstName: string
  readonly lastName: string
  readonly userName: string
}

/** "First Last", or the user name where there is no name (S3-19). */
export function displayName({ firstName, lastName, userName }: Named): string {
  return `${firstName} ${lastName}`.trim() || userName
}

/** "last first" as it is sorted and searched: folded, or the folded user name where there is no name. */
export function sortName({ firstName, lastName, userName }: Named): string {
  return folded(`${lastName} ${firstName}`.trim() || userName)
}

/** Lower case without accents: SQLite's NOCASE knows ASCII only. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
