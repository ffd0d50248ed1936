// Forms with changes that are not saved. Whatever leads away from them asks here first: another page and signing out about
// all of them, a panel or a dialog that closes about those that stand in it.
import { createContext, use, useCallback, useEffect, useState } from 'react'
import { text } from '../../i18n/texts.ts'
import { confirm } from '../dialog/confirm.tsx'

/** The unsaved forms of one place. */
type Unsaved = Set<symbol>

const everywhere: Unsaved = new Set()

/** Changes that stay as they are while the person stays on that page, whatever else it shows. */
const keptOn = new Map<symbol, string>()

/** What closes by itself wraps its children in `<LeaveScope value={scope}>`, with a scope from `useLeaveScope`. */
export const LeaveScope = createContext<Unsaved>(everywhere)

/** A scope for `LeaveScope` and for `mayLeave`. */
export function useLeaveScope(): Unsaved {
  const [scope] = useState<Unsaved>(() => new Set())
  return scope
}

/**
 * While `dirty`, leaving asks.
 * @param page where nothing is lost as long as that page is shown, with whatever parameters
 * @returns lifts the guard at once, for leaving in the same breath: what was changed is saved or given up
 */
export function useLeaveGuard(dirty: boolean, page?: string): () => void {
  const scope = use(LeaveScope)
  const [mark] = useState(() => Symbol('unsaved form'))
  const giveUp = useCallback(() => {
    everywhere.delete(mark)
    scope.delete(mark)
    keptOn.delete(mark)
  }, [mark, scope])
  useEffect(() => {
    if (!dirty) return undefined
    everywhere.add(mark)
    scope.add(mark)
    if (page !== undefined) keptOn.set(mark, page)
    return giveUp
  }, [dirty, page, mark, scope, giveUp])
  return giveUp
}

/** Whether there are changes that leaving would lose. */
export function hasUnsaved(): boolean {
  return everywhere.size > 0
}

/**
 * Whether nothing would be lost, or the person gives it up; then it is not asked about again.
 * @param page where the way leads, if it leads to a page
 */
export async function mayLeave(scope: Unsaved = everywhere, page?: string): Promise<boolean> {
  const lost = [...scope].filter((mark) => page === undefined || keptOn.get(mark) !== page)
  if (lost.length === 0) return true
  const agreed = await confirm({
    title: text('shell:unsaved.title'),
    consequence: text('shell:unsaved.consequence'),
    act: text('shell:unsaved.discard'),
    cancel: text('shell:unsaved.keep'),
    dangerous: true,
  })
  if (agreed) {
    for (const mark of lost) {
      everywhere.delete(mark)
      scope.delete(mark)
    }
  }
  return agreed
}
