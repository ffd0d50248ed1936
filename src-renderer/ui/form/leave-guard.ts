// Forms with changes that are not saved. Whatever leads away from them asks here first: another page and signing out about
// all of them, a panel or a dialog that closes about those that stand in it.
import { createContext, use, useCallback, useEffect, useState } from 'react'
import { text } from '../../i18n/texts.ts'
import { confirm } from '../dialog/confirm.tsx'

/** The unsaved forms of one place. */
type Unsaved = Set<symbol>

const everywhere: Unsaved = new Set()

/** What closes by itself wraps its children in `<LeaveScope value={scope}>`, with a scope from `useLeaveScope`. */
export const LeaveScope = createContext<Unsaved>(everywhere)

/** A scope for `LeaveScope` and for `mayLeave`. */
export function useLeaveScope(): Unsaved {
  const [scope] = useState<Unsaved>(() => new Set())
  return scope
}

/**
 * While `dirty`, leaving asks.
 * @returns lifts the guard at once, for leaving in the same breath: what was changed is saved or given up
 */
export function useLeaveGuard(dirty: boolean): () => void {
  const scope = use(LeaveScope)
  const [mark] = useState(() => Symbol('unsaved form'))
  const giveUp = useCallback(() => {
    everywhere.delete(mark)
    scope.delete(mark)
  }, [mark, scope])
  useEffect(() => {
    if (!dirty) return undefined
    everywhere.add(mark)
    scope.add(mark)
    return giveUp
  }, [dirty, mark, scope, giveUp])
  return giveUp
}

/** Whether there are changes that leaving would lose. */
export function hasUnsaved(): boolean {
  return everywhere.size > 0
}

/** Whether nothing would be lost, or the person gives it up; then it is not asked about again. */
export async function mayLeave(scope: Unsaved = everywhere): Promise<boolean> {
  if (scope.size === 0) return true
  const agreed = await confirm({
    title: text('shell:unsaved.title'),
    consequence: text('shell:unsaved.consequence'),
    act: text('shell:unsaved.discard'),
    cancel: text('shell:unsaved.keep'),
    dangerous: true,
  })
  if (agreed) for (const mark of scope) everywhere.delete(mark)
  if (agreed) scope.clear()
  return agreed
}
