// Forms with changes that are not saved. Whatever leads away from them (another page, closing a panel, signing out) asks
// here first.
import { useEffect, useState } from 'react'
import { text } from '../../i18n/texts.ts'
import { confirm } from '../dialog/confirm.tsx'

const unsaved = new Set<symbol>()

/**
 * While `dirty`, leaving asks.
 * @returns lifts the guard at once, for leaving in the same breath: what was changed is saved or given up
 */
export function useLeaveGuard(dirty: boolean): () => void {
  const [mark] = useState(() => Symbol('unsaved form'))
  useEffect(() => {
    if (!dirty) return undefined
    unsaved.add(mark)
    return () => {
      unsaved.delete(mark)
    }
  }, [dirty, mark])
  return () => {
    unsaved.delete(mark)
  }
}

/** Whether there are changes that leaving would lose. */
export function hasUnsaved(): boolean {
  return unsaved.size > 0
}

/** Whether nothing would be lost, or the person gives it up; then it is not asked about again. */
export async function mayLeave(): Promise<boolean> {
  if (!hasUnsaved()) return true
  const agreed = await confirm({
    title: text('shell:unsaved.title'),
    consequence: text('shell:unsaved.consequence'),
    act: text('shell:unsaved.discard'),
    cancel: text('shell:unsaved.keep'),
    dangerous: true,
  })
  if (agreed) unsaved.clear()
  return agreed
}
