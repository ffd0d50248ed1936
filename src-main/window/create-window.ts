// The program's one window: how it is locked down, how it looks before the page has drawn, and where it opens.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { startPage } from './app-scheme.ts'
import { minimumSize, placeWindow } from './window-placement.ts'
import type { RememberedWindow } from './window-placement.ts'

/** The page's own background, so that nothing flashes before it has drawn. */
const background = { light: '#f7f8fa', dark: '#111317' }

export interface WindowOptions {
  /** The built preload script. */
  readonly preload: string
  /** Folder in which size and place are remembered. */
  readonly userDataFolder: string
  /** Shown until the page names the organization. */
  readonly title: string
}

/** Opens the window on the start page; it shows itself when the page has drawn. */
export function createWindow({ preload, userDataFolder, title }: WindowOptions): BrowserWindow {
  const memory = join(userDataFolder, 'window.json')
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
  const { position, size, maximized } = placeWindow(recall(memory), areas)
  const window = new BrowserWindow({
    ...size,
    ...position,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title,
    // Elsewhere the system takes it from the packaged program.
    ...(process.platform === 'linux' ? { icon: join(app.getAppPath(), 'resources/icon/icon.png') } : {}),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Files and folders are chosen through main alone; these ask for no permission that could be denied.
      disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal,FontAccess',
      devTools: !app.isPackaged,
      // Names and numbers are not words, and on Linux and Windows the dictionaries would come from the network.
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  window.on('close', () => {
    remember(memory, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
  void window.loadURL(startPage)
  return window
}

function recall(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A window that cannot be remembered must still close. */
function remember(file: string, placement: RememberedWindow): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(placement))
    renameSync(`${file}.new`, file)
  } catch (error) {
    console.warn('The window’s place could not be remembered:', error)
  }
}
