// The one place that listens to the window. A call counts only from the main frame of our own window showing our own page.
import { ipcMain } from 'electron'
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { extname, isAbsolute } from 'node:path'
import type { Events } from '../../src-shared/contract/index.ts'
import type { Backend } from '../backend.ts'
import { exportExtension } from '../exports/format.ts'

const pageOrigin = 'app://keyholder/'

/** Answers calls and file admissions from `window()`. */
export function registerIpc(backend: Backend, window: () => BrowserWindow | null): void {
  const fromOurPage = (event: IpcMainInvokeEvent): boolean => {
    const ours = window()?.webContents.mainFrame
    return ours !== undefined && event.senderFrame === ours && event.senderFrame.url.startsWith(pageOrigin)
  }
  ipcMain.handle('keyholder:call', (event, name: unknown, inputText: unknown) => {
    if (!fromOurPage(event) || typeof name !== 'string' || typeof inputText !== 'string')
      throw new Error('refused')
    return backend.dispatch(name, inputText)
  })
  // The path comes from the preload, which has it from the operating system for a file that was dropped or chosen.
  ipcMain.handle('keyholder:file', (event, path: unknown) => {
    if (!fromOurPage(event) || typeof path !== 'string' || !isAbsolute(path)) throw new Error('refused')
    // An export is opened without a sign-in, and main reads nothing else by its token.
    const isExport = extname(path) === `.${exportExtension}`
    if (backend.services.session.personId() === null && !isExport) throw new Error('refused')
    return backend.services.files.admit(path).token
  })
}

/** Sends an event to the page, if there is one. */
export function sendEvent<Name extends keyof Events>(
  window: BrowserWindow | null,
  name: Name,
  payload: Events[Name],
): void {
  if (window === null || window.isDestroyed()) return
  window.webContents.send('keyholder:event', name, JSON.stringify(payload))
}
