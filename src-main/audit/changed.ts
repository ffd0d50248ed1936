// What an edit really changed: the trail tells changed values only.

type Values = Readonly<Record<string, unknown>>

/** The values that differ, before and after; null where none does. */
export function changedValues(
  before: Values,
  after: Values,
): { readonly before: Values; readonly after: Values } | null {
  const names = Object.keys(after).filter((name) => before[name] !== after[name])
  if (names.length === 0) return null
  const pick = (values: Values) => Object.fromEntries(names.map((name) => [name, values[name]]))
  return { before: pick(before), after: pick(after) }
}
