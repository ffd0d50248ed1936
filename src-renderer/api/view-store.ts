// View state lives in zustand stores that are made here, and nowhere else: when a session ends, all of them forget at once
// what the person saw and did.
import { create } from 'zustand'
import type { StateCreator, StoreApi, UseBoundStore } from 'zustand'

const resets = new Set<() => void>()

/** A zustand store that goes back to its beginning when the session ends. */
export function createViewStore<State>(initializer: StateCreator<State>): UseBoundStore<StoreApi<State>> {
  const store = create<State>()(initializer)
  const initial = store.getInitialState()
  resets.add(() => store.setState(initial, true))
  return store
}

/** Every store forgets. Called when a session has ended. */
export function resetViewStores(): void {
  for (const reset of resets) reset()
}
