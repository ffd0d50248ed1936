// What main and the thread of heavy calls say to each other.
import type { Events } from '../../src-shared/contract/index.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import type { Translation } from '../../src-shared/domain/preferences.ts'
import type { SessionEnding } from '../session/session.ts'

/** One thread serves one session, and one pair of eyes (B-12). */
export interface HeavyData {
  readonly storePath: string
  readonly nativeBinding: string | undefined
  /** Who is signed in, from main's own session. */
  readonly personId: PersonId
  readonly viewing: PersonId | null
  readonly systemTranslation: Translation
}

export interface HeavyCall {
  readonly type: 'call'
  readonly id: number
  readonly name: string
  readonly inputText: string
  readonly now: string
  /** `threads/stop-flag.ts` */
  readonly stop: SharedArrayBuffer
  /** Paths by the tokens of files that were chosen. */
  readonly paths: ReadonlyMap<string, string>
}

export type ToHeavy =
  | HeavyCall
  /** It is the thread's turn to write. */
  | { readonly type: 'turn'; readonly id: number; readonly now: string }
  | { readonly type: 'chosen'; readonly id: number; readonly path: string | null }

export interface SavePlace {
  readonly title: string
  readonly suggestedName: string
}

export type FromHeavy =
  | { readonly type: 'answered'; readonly id: number; readonly text: string }
  | {
      readonly type: 'progress'
      readonly taskId: string
      readonly done: number
      readonly total: number | null
    }
  | { readonly type: 'take-turn'; readonly id: number }
  | { readonly type: 'end-turn'; readonly id: number }
  | { readonly type: 'choose'; readonly id: number; readonly place: SavePlace }
  | { readonly type: 'emit'; readonly name: keyof Events; readonly payload: Events[keyof Events] }
  | { readonly type: 'end-session'; readonly ending: SessionEnding }
  | { readonly type: 'end-viewing' }
