// Ends a session that nobody is behind: after minutes without input in our window, when the screen is locked, when the
// machine sleeps. Main counts the input itself and by a clock that nobody can set; the page is not asked.
import { powerMonitor } from 'electron'
import type { BrowserWindow } from 'electron'
import { performance } from 'node:perf_hooks'
import type { Session } from './session.ts'

const checkEvery = 5_000

export interface IdleOptions {
  readonly session: Session
  /** The organization's rule, read at each check: a change counts at once. */
  idleLockMinutes(): number
}

/** Watches a window until the returned function is called. */
export function endSessionWhenIdle(
  window: BrowserWindow,
  { session, idleLockMinutes }: IdleOptions,
): () => void {
  let lastInput = performance.now()
  const onInput = () => {
    lastInput = performance.now()
  }
  const check = () => {
    if (session.personId() === null) onInput()
    else if (performance.now() - lastInput >= idleLockMinutes() * 60_000) session.end('idle')
  }
  const onLock = () => session.end('locked')
  const onSuspend = () => session.end('suspended')
  const timer = setInterval(check, checkEvery)
  window.webContents.on('input-event', onInput)
  powerMonitor.on('lock-screen', onLock)
  powerMonitor.on('suspend', onSuspend)
  return () => {
    clearInterval(timer)
    powerMonitor.off('lock-screen', onLock)
    powerMonitor.off('suspend', onSuspend)
  }
}
