// A field whose text cannot be read has no value, and would count as empty where it may be empty.

/** Given to such a field for as long as it is so. */
export const unreadableField = (isUnreadable: boolean) => ({ 'data-unreadable': isUnreadable || undefined })

/** Puts the focus into the first field that cannot be read; false where there is none. */
export function focusUnreadable(within: ParentNode | null): boolean {
  const field = within?.querySelector<HTMLElement>('[data-unreadable]') ?? null
  field?.focus()
  return field !== null
}
