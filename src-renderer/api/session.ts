// Who is there, as main says it. The window only shows what `allowed` permits; whether something may be done is decided in
// main, at each call.
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Topic } from '../../src-shared/contract/define.ts'
import type { SessionState } from '../../src-shared/contract/session.ts'
import type { CallError } from '../../src-shared/domain/errors.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../src-shared/domain/preferences.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { ask, on, toCallError } from './client.ts'

export type SignedIn = Extract<SessionState, { stage: 'signed-in' }>
export type SignedOut = Extract<SessionState, { stage: 'signed-out' }>

interface CurrentSession {
  readonly state: SessionState | null
  /** Why even the session's state could not be had. */
  readonly error: CallError | null
}

// Not a view store: it must outlive the session, to say why it ended.
const useCurrentSession = create<CurrentSession>()(() => ({ state: null, error: null }))

let turn = 0
let asked: Promise<void> = Promise.resolve()

/** Asks main who is there. */
export function refreshSession(): Promise<void> {
  asked = askSession()
  return asked
}

/**
 * Resolves once the last answer about the session is shown. What a person may no longer see has been closed by then, so
 * that it does not ask main once more: main would refuse it, and the trail would tell of an attempt that nobody made.
 */
export async function sessionShown(): Promise<void> {
  const last = asked
  await last
  // React renders between two tasks.
  await new Promise((resolve) => setTimeout(resolve))
  if (last !== asked) await sessionShown()
}

async function askSession(): Promise<void> {
  const mine = ++turn
  const reply = await ask('session.state', {}).catch((thrown: unknown) => ({
    ok: false as const,
    error: toCallError(thrown),
  }))
  if (mine !== turn) return
  if (reply.ok) useCurrentSession.setState({ state: reply.value, error: null })
  else useCurrentSession.setState({ error: reply.error })
}

/** Roles decide what is offered. */
export function changesSession(topics: readonly Topic[]): boolean {
  return topics.includes('session') || topics.includes('roles')
}

/** Keeps the window's idea of the session up to date; used once, by the app. */
export function useSessionUpdates(): CurrentSession {
  useEffect(() => {
    void refreshSession()
    return on('changed', ({ topics }) => {
      if (changesSession(topics)) void refreshSession()
    })
  }, [])
  return useCurrentSession()
}

/** The signed-in person's session. Only for what is shown inside the shell. */
export function useSignedIn(): SignedIn {
  const state = useCurrentSession((current) => current.state)
  if (state?.stage !== 'signed-in') throw new Error('shown without a session')
  return state
}

/** The signed-in person's preferences; before anybody is signed in, the defaults in the window's language. */
export function usePreferences(): Preferences {
  return useCurrentSession((current) => preferencesOf(current.state))
}

const beforeSignIn = new Map<Preferences['translation'], Preferences>()

function preferencesOf(state: SessionState | null): Preferences {
  if (state?.stage === 'signed-in') return state.preferences
  const translation = state?.translation ?? defaultPreferences.translation
  const known = beforeSignIn.get(translation) ?? { ...defaultPreferences, translation }
  beforeSignIn.set(translation, known)
  return known
}

/** Whether the person may do that to something at all: whether to offer it. Main decides for each target. */
export function useMay(action: Action): boolean {
  return useCurrentSession(({ state }) => state?.stage === 'signed-in' && state.allowed.includes(action))
}

/** As `useMay`, outside components. */
export function mayNow(action: Action): boolean {
  const { state } = useCurrentSession.getState()
  return state?.stage === 'signed-in' && state.allowed.includes(action)
}
