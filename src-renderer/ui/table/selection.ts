// Which rows are ticked. "All that match" is not a list of ids: of 100,000 rows the window knows a few hundred, so main is
// told the question and the exceptions.

export type Selection<Id> =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<Id> }
  | { readonly kind: 'all-matching'; readonly except: ReadonlySet<Id> }

export function nothingSelected<Id>(): Selection<Id> {
  return { kind: 'some', ids: new Set() }
}

export function allSelected<Id>(): Selection<Id> {
  return { kind: 'all-matching', except: new Set() }
}

export function isSelected<Id>(selection: Selection<Id>, id: Id): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id)
}

/** The selection with that row ticked or not, the other way round from before. */
export function toggled<Id>(selection: Selection<Id>, id: Id): Selection<Id> {
  const ids = new Set(selection.kind === 'some' ? selection.ids : selection.except)
  if (!ids.delete(id)) ids.add(id)
  return selection.kind === 'some' ? { kind: 'some', ids } : { kind: 'all-matching', except: ids }
}

/** The selection with those rows ticked as well. */
export function withSelected<Id>(selection: Selection<Id>, added: readonly Id[]): Selection<Id> {
  if (selection.kind === 'some') return { kind: 'some', ids: new Set([...selection.ids, ...added]) }
  const except = new Set(selection.except)
  for (const id of added) except.delete(id)
  return { kind: 'all-matching', except }
}

/** How many rows are ticked, of `total` that match. */
export function selectedCount<Id>(selection: Selection<Id>, total: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)
}
