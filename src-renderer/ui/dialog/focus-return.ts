// Where the keyboard goes when a dialog closes (B-15). Dialogs are drawn only while they are open, so that Mantine's own
// way, which waits for a dialog to be told that it is closed, never comes to it.
import { useLayoutEffect } from 'react'

/** For a component that is a dialog: what had the focus before gets it back, unless something else has taken it. */
export function useFocusReturn(): void {
  useLayoutEffect(() => {
    const opener = openerOf(document.activeElement)
    return () => {
      // What follows from closing, as another dialog or panel, comes first.
      setTimeout(() => giveBack(opener))
    }
  }, [])
}

/** An item goes with its menu; the button that opens the menu stays. */
function openerOf(active: Element | null): Element | null {
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  return button === null || button === undefined ? active : document.getElementById(button)
}

function giveBack(opener: Element | null): void {
  const { activeElement, body } = document
  if (activeElement !== null && activeElement !== body) return
  for (const each of [opener, ...document.querySelectorAll('main aside')]) {
    if (each instanceof HTMLElement && each.isConnected) each.focus()
    if (document.activeElement !== body) return
  }
}
