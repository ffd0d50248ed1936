// Start-up order and nothing else: what the command line asks for, one instance, the store, the calls, the window.
import { app, dialog, nativeTheme, session as electronSession } from 'electron'
import type { BrowserWindow } from 'electron'
import { rmSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import type { Events } from '../src-shared/contract/index.ts'
import type { Translation } from '../src-shared/domain/preferences.ts'
import { translator } from '../src-shared/i18n/translate.ts'
import { createBackend } from './backend.ts'
import type { Backend, BackendOptions } from './backend.ts'
import { readMigrations } from './db/migrate.ts'
import { StoreError } from './db/store-error.ts'
import { backUpDemo, demoAccount, seedDemo } from './demo/seed.ts'
import { getOrganization, getPreferences } from './directory/queries.ts'
import { tellEachDay } from './notices/expiring.ts'
import { registerIpc, sendEvent } from './ipc/register.ts'
import { endSessionWhenIdle } from './session/idle.ts'
import { readArguments } from './startup/arguments.ts'
import type { StartOptions } from './startup/arguments.ts'
import { offerNewestBackup } from './startup/damaged-store.ts'
import { exportAmong } from './startup/waiting-export.ts'
import { claimLinks, receiveLinks } from './startup/deep-links.ts'
import type { LinkReception } from './startup/deep-links.ts'
import { makeThrowAwayFolder, prepareDataFolder } from './startup/data-folder.ts'
import { askBeforeClosing } from './window/close-guard.ts'
import { createWindow } from './window/create-window.ts'
import { createDesktop } from './window/desktop.ts'
import { guardContents, guardSession } from './window/guards.ts'
import { setMenu } from './window/menu.ts'
import { registerAppScheme, serveApp } from './window/protocol.ts'
import { createSecretBox } from './window/secret-box.ts'

let window: BrowserWindow | null = null

/** Spanish where the system speaks it, else English; a person's own preference counts from sign-in on (S3-24). */
function systemTranslation(): Translation {
  return app.getLocale().startsWith('es') ? 'es' : 'en_default'
}

function start(options: StartOptions): void {
  if (options.demo) useThrowAwayFolder()
  else if (options.dataDir !== null) app.setPath('userData', options.dataDir)
  const dataDir = app.getPath('userData')
  // Chromium's own files apart, so that the data folder shows what matters.
  app.setPath('sessionData', join(dataDir, 'chromium'))
  prepareDataFolder(dataDir)
  // One program per data folder: a second start shows the first one's window, and of its arguments only a link counts.
  if (!app.requestSingleInstanceLock()) {
    console.error(`Keyholder is already open on ${dataDir}; its window has been brought to the front.`)
    app.exit(0)
    return
  }
  const links = receiveLinks(app, process.argv.slice(1), focusWindow)
  registerAppScheme()
  guardContents(app)
  app
    .whenReady()
    .then(() =>
      open({
        dataDir,
        isDemo: options.demo,
        links,
        exportPath: exportAmong(process.argv.slice(1), process.cwd()),
      }),
    )
    .catch(stop)
}

function useThrowAwayFolder(): void {
  const folder = makeThrowAwayFolder()
  app.setPath('userData', folder)
  app.on('quit', () => rmSync(folder, { recursive: true, force: true }))
}

interface Opening {
  readonly dataDir: string
  readonly isDemo: boolean
  readonly links: LinkReception
  /** The export that this start was asked to open. */
  readonly exportPath: string | null
}

async function open({ dataDir, isDemo, links, exportPath }: Opening): Promise<void> {
  const backend = createOrRestore({
    dataDir,
    migrationsDir: join(app.getAppPath(), 'resources/migrations'),
    // A packaged app loads no code that its environment names.
    nativeBinding: app.isPackaged ? undefined : process.env['KEYHOLDER_SQLITE_BINDING'],
    desktop: createDesktop(() => window, join(__dirname, '../renderer')),
    secretBox: createSecretBox(),
    clock: { now: () => new Date().toISOString(), uptime },
    csv: {
      worker: join(__dirname, 'csv-worker.js'),
      samplesDir: join(app.getAppPath(), 'resources/demo'),
    },
    trailWorker: join(__dirname, 'trail-worker.js'),
    queryWorker: join(__dirname, 'query-worker.js'),
    backupWorker: join(__dirname, 'backup-worker.js'),
    exportWorker: join(__dirname, 'export-worker.js'),
    heavyWorker: join(__dirname, 'heavy-worker.js'),
    systemTranslation: systemTranslation(),
    version: app.getVersion(),
    demo: isDemo ? demoAccount : null,
    emit,
    isForReading: exportPath !== null && !isDemo,
  })
  if (isDemo) await seedDemo(backend)
  guardSession(electronSession.defaultSession)
  serveApp(electronSession.defaultSession, join(__dirname, '../renderer'))
  registerIpc(backend, () => window)
  followPreferences(backend)
  links.deliverTo(backend.services.waitingLink.put)
  claimLinks(app)
  receiveExports(backend, exportPath)
  showWindow(backend)
  if (isDemo) backUpDemo(backend).catch((error: unknown) => console.error('no backup could be made:', error))
  app.on('activate', () => {
    if (window === null) showWindow(backend)
  })
  app.on('window-all-closed', () => app.quit())
  const { clock } = backend.services
  const stopTelling = tellEachDay(
    backend.store,
    () => ({ now: clock.now(), systemTranslation: systemTranslation() }),
    () => emit('changed', { topics: ['notices', 'outbox'] }),
  )
  app.on('will-quit', () => {
    stopTelling()
    backend.close()
  })

  function emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    sendEvent(window, name, payload)
    if (name === 'changed' && (payload as Events['changed']).topics.includes('session'))
      followPreferences(backend)
  }
}

/** What this start names is opened; what comes later from elsewhere is asked about first. */
function receiveExports(backend: Backend, first: string | null): void {
  const { waitingExport } = backend.services
  if (first !== null) waitingExport.put({ path: first, asks: false })
  app.on('second-instance', (_event, theirs, workingDir) => {
    const path = exportAmong(theirs.slice(1), workingDir)
    if (path !== null) waitingExport.put({ path, asks: true })
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    waitingExport.put({ path, asks: true })
  })
}

/** A damaged store is no end of it: the newest good backup is offered. */
function createOrRestore(options: BackendOptions): Backend {
  try {
    return createBackend(options)
  } catch (error) {
    if (!(error instanceof StoreError) || error.fault !== 'damaged') throw error
    console.error(error.message)
    const { dataDir, migrationsDir, nativeBinding } = options
    const newestVersion = readMigrations(migrationsDir).length
    const t = translator(systemTranslation())
    if (!offerNewestBackup({ dataDir, nativeBinding, newestVersion, t })) throw error
    return createBackend(options)
  }
}

/** Menu and window speak the language and wear the theme of whoever is signed in. */
function followPreferences(backend: Backend): void {
  const { session, systemTranslation: system } = backend.services
  const { translation, theme } = backend.store.read((db) => getPreferences(db, session.personId(), system))
  nativeTheme.themeSource = theme
  setMenu({ t: translator(translation), theme, emit: (command) => sendEvent(window, 'menu', { command }) })
}

function showWindow(backend: Backend): void {
  const preload = join(__dirname, '../preload/index.js')
  window = createWindow({ preload, userDataFolder: app.getPath('userData'), title: app.getName() })
  const idleLockMinutes = () => backend.store.read(getOrganization)?.idleLockMinutes ?? 15
  const { session, clock } = backend.services
  const stopWatching = endSessionWhenIdle(window, { session, clock, idleLockMinutes })
  askBeforeClosing(window, () => sendEvent(window, 'menu', { command: 'close-window' }))
  window.on('closed', () => {
    stopWatching()
    window = null
  })
}

function focusWindow(): void {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** A start that failed: a sentence on the terminal and, where there is a screen, in a native box. */
function stop(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(reason)
  if (app.isReady()) dialog.showErrorBox('Keyholder', reason)
  app.exit(1)
}

try {
  start(readArguments(process.argv.slice(1), process.cwd()))
} catch (error) {
  stop(error)
}
