// Ends a session that nobody is behind: after minutes without input in our window, when the screen is locked, when the
// machine sleeps. Main counts the input itself and by a clock that nobody can set; the page is not asked.
import { powerMonitor } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Clock } from '../ipc/services.ts'
import type { Session } from './session.ts'

/** Milliseconds between two looks at the clock. */
const checkEvery = 5_000

export interface IdleOptions {
  readonly session: Session
  readonly clock: Clock
  /** The organization's rule, read at each check: a change counts at once. */
  idleLockMinutes(): number
}

/** Watches a window until the returned function is called. */
export function endSessionWhenIdle(
  window: BrowserWindow,
  { session, clock, idleLockMinutes }: IdleOptions,
): () => void {
  let lastInput = clock.uptime()
  const onInput = () => {
    lastInput = clock.uptime()
  }
  const check = () => {
    if (session.personId() === null) onInput()
    else if (clock.uptime() - lastInput >= idleLockMinutes() * 60) session.end('idle')
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
