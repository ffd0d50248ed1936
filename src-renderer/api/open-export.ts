// Opening an export is offered where nobody is signed in, too; what shows exports stands around everything and listens.

const listeners = new Set<() => void>()

/** Lets a person choose an export and opens it, as the menu does. */
export function openExport(): void {
  for (const listener of listeners) listener()
}

/** Told of each such wish until the returned function is called. */
export function onOpenExport(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
