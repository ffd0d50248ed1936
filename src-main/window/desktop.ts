// The desktop as handlers see it: native dialogs, clipboard, theme, and opening files that main has written.
import { clipboard, dialog, nativeTheme, shell } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Desktop } from '../ipc/services.ts'
import { listAssets } from './app-scheme.ts'
import { createPrinter } from './print.ts'

/**
 * @param window the window that dialogs belong to; null before it is open.
 * @param pageFolder the built page, whose typeface is printed with.
 */
export function createDesktop(window: () => BrowserWindow | null, pageFolder: string): Desktop {
  return {
    printToPdf: createPrinter(() => listAssets(pageFolder)),
    async chooseFileToOpen({ title, extensions }) {
      const options = {
        title,
        properties: ['openFile' as const],
        filters: [
          { name: extensions.map((each) => `.${each}`).join(' '), extensions: [...extensions] },
          { name: '*', extensions: ['*'] },
        ],
      }
      const parent = window()
      const answer = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options))
      return answer.filePaths[0] ?? null
    },
    async chooseFolder({ title }) {
      const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] }
      const parent = window()
      const answer = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options))
      return answer.filePaths[0] ?? null
    },
    async chooseFileToSave({ title, suggestedName }) {
      const options = { title, defaultPath: suggestedName }
      const parent = window()
      const answer = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options))
      return answer.canceled || answer.filePath === undefined || answer.filePath === ''
        ? null
        : answer.filePath
    },
    copyText: (text) => {
      void clipboard.writeText(text)
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
    // It answers with a sentence of the system's own, empty when the file was opened.
    openFile: async (path) => (await shell.openPath(path)) === '',
  }
}
