import { useEffect } from 'react'
import type { RefObject } from 'react'

/**
 * A button often goes with what it did, as Enable does. The keyboard then stays in the panel, so that Escape and Tab go on
 * from there (B-15).
 */
export function useFocusKept(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current
    if (element === null) return undefined
    let last: Element | null = null
    const note = ({ target }: FocusEvent) => {
      last = target instanceof Element && element.contains(target) ? target : null
    }
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      last = null
      element.focus()
    })
    document.addEventListener('focusin', note)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', note)
      observer.disconnect()
    }
  }, [panel])
}
