// Who is signed in. There is one window and so one session; it lives in main's memory and nowhere else.
import type { PersonId } from '../../src-shared/domain/ids.ts'

export type SessionEnding = 'signed-out' | 'idle' | 'locked' | 'suspended' | 'access-ended' | 'restored'

export interface Session {
  /** The signed-in person, or null. Rights are never kept here: they are read again for every call. */
  personId(): PersonId | null
  /** Why the last session ended; null before the first. */
  ending(): SessionEnding | null
  start(personId: PersonId): void
  /** Through whose eyes the signed-in person looks (B-12); null: their own. It never outlives the session. */
  viewing(): PersonId | null
  view(personId: PersonId | null): void
  end(ending: SessionEnding): void
}

/** @param onEnd told when a session has ended, so that the window forgets what it showed. */
export function createSession(onEnd: (ending: SessionEnding) => void): Session {
  let current: PersonId | null = null
  let viewed: PersonId | null = null
  let lastEnding: SessionEnding | null = null
  return {
    personId: () => current,
    ending: () => lastEnding,
    start: (personId) => {
      current = personId
      viewed = null
      lastEnding = null
    },
    viewing: () => viewed,
    view: (personId) => {
      viewed = current === null ? null : personId
    },
    end: (ending) => {
      if (current === null) return
      current = null
      viewed = null
      lastEnding = ending
      onEnd(ending)
    },
  }
}
