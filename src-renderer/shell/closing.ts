// Closing the window while something would be lost: changes that are not saved, work that is still running. The page stops
// the unloading, main then sends the command `close-window`, and the person is asked here.
import { useEffect } from 'react'
import { text } from '../i18n/texts.ts'
import { confirm } from '../ui/dialog/confirm.tsx'
import { hasUnsaved, mayLeave } from '../ui/form/leave-guard.ts'
import { useRunningTasks } from './running-tasks.ts'

let isAgreed = false

/** While the shell is shown, closing the window asks when something would be lost. */
export function useClosingGuard(): void {
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isAgreed || (!hasUnsaved() && useRunningTasks.getState().tasks.length === 0)) return
      event.preventDefault()
      // Before Chromium 119 only this counts.
      event.returnValue = ''
    }
    window.addEventListener('beforeunload', onUnload)
    return () => window.removeEventListener('beforeunload', onUnload)
  }, [])
}

/** Asks what has to be asked, and closes the window. */
export async function closeWindow(): Promise<void> {
  if (!(await mayLeave()) || !(await mayStopTasks())) return
  isAgreed = true
  window.close()
}

/** Asks before what still runs is stopped. @param key of the words, under `shell` */
export async function mayStopTasks(key: 'closing' | 'signingOut' = 'closing'): Promise<boolean> {
  const { tasks } = useRunningTasks.getState()
  if (tasks.length === 0) return true
  return confirm({
    title: text(`shell:${key}.title`),
    consequence: text(`shell:${key}.consequence`, { tasks: tasks.map(({ title }) => title).join(', ') }),
    act: text(`shell:${key}.act`),
    dangerous: true,
  })
}
