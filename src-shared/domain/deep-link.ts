// What an address `keyholder://…` may mean. Addresses come from anybody: a page, a message, a command line. Only exactly
// two shapes mean anything; all else is ignored, not mended.

/** `register` completes an invitation, `requests` opens an access request (S1-18, S1-23). */
export const deepLinkKinds = ['register', 'requests'] as const
export type DeepLinkKind = (typeof deepLinkKinds)[number]

export interface DeepLink {
  readonly kind: DeepLinkKind
  /** In capitals, with its dashes, as in invitation-code.ts. */
  readonly code: string
}

/** Five groups of five characters of Crockford's base 32, with dashes; nothing before, nothing after. */
const shape =
  /^keyholder:\/\/(register|requests)\/([0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){4})(?![\s\S])/i

/** The address's meaning; null for whatever is not exactly one of the two. */
export function parseDeepLink(address: string): DeepLink | null {
  const [, kind, code] = shape.exec(address) ?? []
  if (kind === undefined || code === undefined) return null
  return { kind: kind.toLowerCase() as DeepLinkKind, code: code.toUpperCase() }
}

/** The one address among a start's arguments. Two are one too many: nobody opens two links at once. */
export function deepLinkIn(argv: readonly string[]): DeepLink | null {
  const links = argv.map(parseDeepLink).filter((link) => link !== null)
  return links.length === 1 ? (links[0] ?? null) : null
}
