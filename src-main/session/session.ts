// Who is signed in. There is one window and so one session; it lives in main's memory and nowhere else.
import type { PersonId } from '../../src-shared/domain/ids.ts'

export type SessionEnding = 'signed-out' | 'idle' | 'locked' | 'suspended' | 'access-ended'

export interface Session {
  /** The signed-in person, or null. Rights are never kept here: they are read again for every call. */
  personId(): PersonId | null
  /** Why the last session ended; null before the first. */
  ending(): SessionEnding | null
  start(personId: PersonId): void
  end(ending: SessionEnding): void
}

/** @param onEnd told when a session has ended, so that the window forgets what it showed. */
export function createSession(onEnd: (ending: SessionEnding) => void): Session {
  let current: PersonId | null = null
  let lastEnding: SessionEnding | null = null
  return {
    personId: () => current,
    ending: () => lastEnding,
    start: (personId) => {
      current = personId
      lastEnding = null
    },
    end: (ending) => {
      if (current === null) return
      current = null
      lastEnding = ending
      onEnd(ending)
    },
  }
}
