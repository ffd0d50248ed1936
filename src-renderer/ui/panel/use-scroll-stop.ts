// A stop for the Tab key on what scrolls and holds nothing that takes the focus: without one, what stands below the edge is
// out of reach of the keyboard (B-15).
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

const takesFocus = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** For the `ref` of an element that scrolls. */
export function useScrollStop<E extends HTMLElement>(): RefObject<E | null> {
  const area = useRef<E>(null)
  useEffect(() => {
    const element = area.current
    if (element === null) return undefined
    const judge = () => {
      const scrolls = element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth
      if (scrolls && element.querySelector(takesFocus) === null) element.tabIndex = 0
      // Whoever stands on it keeps the focus.
      else if (element !== document.activeElement) element.removeAttribute('tabindex')
    }
    const resized = new ResizeObserver(judge)
    resized.observe(element)
    const changed = new MutationObserver(judge)
    changed.observe(element, { childList: true, characterData: true, subtree: true })
    return () => {
      resized.disconnect()
      changed.disconnect()
    }
  }, [])
  return area
}
