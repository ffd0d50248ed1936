// Main without a window: the store, the session and the dispatch over them. The program and the contract tests start the
// same one.
import type { Events } from '../src-shared/contract/index.ts'
import type { Translation } from '../src-shared/domain/preferences.ts'
import { createHeadKeeper } from './audit/head-keeper.ts'
import { createBackups } from './backups/keeper.ts'
import { openReplaceableStore } from './backups/replaceable-store.ts'
import { readMigrations } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import { createTurns, withTurns } from './db/turns.ts'
import type { TurnStore } from './db/turns.ts'
import { heavyCalls } from './features/heavy-handlers.ts'
import { handlers } from './features/handlers.ts'
import { createFiles } from './files/files.ts'
import { createPrivateFiles } from './files/private-files.ts'
import { createHeavy } from './heavy/thread.ts'
import { createDispatch } from './ipc/dispatch.ts'
import type { Dispatch } from './ipc/dispatch.ts'
import { createReadingThreads } from './ipc/reading-threads.ts'
import type { Clock, CsvPlaces, Desktop, SecretBox, Services } from './ipc/services.ts'
import { usualPatience } from './outgoing/deliver.ts'
import type { Patience } from './outgoing/deliver.ts'
import { createSender } from './outgoing/sender.ts'
import type { Sender } from './outgoing/sender.ts'
import { createSession } from './session/session.ts'
import { createWaitingLink } from './session/waiting-link.ts'
import { createWaitingExport } from './startup/waiting-export.ts'
import { createTasks } from './tasks/tasks.ts'

export interface BackendOptions {
  readonly dataDir: string
  readonly migrationsDir: string
  readonly nativeBinding?: string | undefined
  /** The program was started to read an export: where there is no store yet, none is made. */
  readonly isForReading?: boolean
  readonly desktop: Desktop
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly csv: CsvPlaces
  /** The thread that verifies and exports the audit trail. */
  readonly trailWorker: string | URL
  /** The threads that answer what takes long to read. */
  readonly queryWorker: string | URL
  /** Stores of fewer bytes are read without them. Absent: the usual. */
  readonly smallestForThreads?: number
  /** The thread that makes backups. */
  readonly backupWorker: string | URL
  /** The thread that builds and verifies exports for auditors. */
  readonly exportWorker: string | URL
  /** The thread that answers calls over thousands of people. */
  readonly heavyWorker: string | URL
  readonly systemTranslation: Translation
  readonly version: string
  readonly demo: Services['demo']
  /** Absent: the usual. */
  readonly patience?: Patience
  /** Events for the window. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void
}

export interface Backend {
  readonly store: TurnStore
  readonly services: Services
  readonly dispatch: Dispatch
  readonly sender: Sender
  close(): void
}

/** @throws StoreError when the store cannot be opened, BadBackup when a restore cannot be finished; nothing is changed then. */
export function createBackend(options: BackendOptions): Backend {
  const {
    desktop,
    secretBox,
    clock,
    csv,
    systemTranslation,
    version,
    demo,
    patience = usualPatience,
  } = options
  const replaceable = openReplaceableStore(options)
  const opened = replaceable.store
  let heads = createHeadKeeper(opened)
  const turns = createTurns()
  const noting = {
    ...opened,
    write: <T>(work: (db: WriteDb) => T) => {
      const result = opened.write(work)
      heads.note()
      return result
    },
  }
  const store = withTurns(noting, turns)
  const trail = {
    worker: options.trailWorker,
    storePath: opened.path,
    nativeBinding: options.nativeBinding,
    keptHeads: () => heads.kept(),
  }
  const reading = createReadingThreads({
    worker: options.queryWorker,
    storePath: opened.path,
    nativeBinding: options.nativeBinding,
    smallest: options.smallestForThreads,
  })
  const backups = createBackups({
    dataDir: options.dataDir,
    store: store.path,
    worker: options.backupWorker,
    nativeBinding: options.nativeBinding,
    newestVersion: readMigrations(options.migrationsDir).length,
    clock,
    onChange: () => options.emit('changed', { topics: ['backups'] }),
  })
  const sender = createSender({ store, secretBox, clock, patience, emit: options.emit })
  const emit: BackendOptions['emit'] = (name, payload) => {
    if (name === 'changed') backups.noteChange()
    options.emit(name, payload)
    // Whatever was changed may have written a message, or ended one.
    if (name === 'changed') sender.wake()
  }
  const files = createFiles()
  const privateFiles = createPrivateFiles()
  const waitingLink = createWaitingLink(() => emit('link', {}))
  const tasks = createTasks(emit)
  const session = createSession(() => {
    tasks.cancelAll()
    void heavy.stop()
    files.forgetAll()
    privateFiles.removeAll()
    emit('changed', { topics: ['session'] })
  })
  const heavy = createHeavy({
    worker: options.heavyWorker,
    calls: heavyCalls,
    storePath: opened.path,
    nativeBinding: options.nativeBinding,
    turns,
    services: { session, files, tasks, desktop, clock, systemTranslation, emit },
    onWritten: () => heads.note(),
  })
  const restore: Services['restore'] = (order) => {
    session.end('restored')
    // The head of what is replaced stays known, so that verifying can tell that it was replaced, and by whom.
    heads.close()
    try {
      replaceable.restore(order)
    } finally {
      heads = createHeadKeeper(opened)
      emit('changed', { topics: ['session'] })
    }
  }
  const waitingExport = createWaitingExport(() => emit('export-waits', {}))
  const exported = {
    worker: options.exportWorker,
    storePath: opened.path,
    nativeBinding: options.nativeBinding,
  }
  const own = {
    session,
    files,
    privateFiles,
    waitingLink,
    tasks,
    trail,
    reading,
    exports: exported,
    waitingExport,
    backups,
    restore,
    stopHeavy: heavy.stop,
    emit,
  }
  const given = { csv, desktop, secretBox, clock, systemTranslation, version, demo, patience }
  const services = { ...own, ...given }
  sender.wake()
  return {
    store,
    services,
    dispatch: createDispatch(store, handlers, services, heavy),
    sender,
    close: () => {
      sender.close()
      tasks.cancelAll()
      reading.close()
      void heavy.stop()
      heads.close()
      backups.close()
      privateFiles.removeAll()
      store.close()
    },
  }
}
