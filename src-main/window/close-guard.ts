// A page that would lose something stops its unloading; then the person is asked, by the page, which knows what it is.
import type { BrowserWindow } from 'electron'

/** Calls `ask` when closing the window was stopped by its page. */
export function askBeforeClosing(window: BrowserWindow, ask: () => void): void {
  // Not preventing this event is what keeps the window open.
  window.webContents.on('will-prevent-unload', ask)
}
