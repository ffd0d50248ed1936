// The one link that the program was opened with last and that nobody has followed yet. It is kept in memory alone.
import type { DeepLink } from '../../src-shared/domain/deep-link.ts'

export interface WaitingLink {
  get(): DeepLink | null
  /** A later link takes the place of an earlier one. */
  put(link: DeepLink): void
  forget(): void
}

/** @param onPut told that there is one now */
export function createWaitingLink(onPut: () => void): WaitingLink {
  let waiting: DeepLink | null = null
  return {
    get: () => waiting,
    put: (link) => {
      waiting = link
      onPut()
    },
    forget: () => {
      waiting = null
    },
  }
}
