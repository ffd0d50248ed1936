// What handlers may use beside the store: main's own state and the desktop. Each is an interface, so that contract tests
// run main without a window.
import type { Events } from '../../src-shared/contract/index.ts'
import type { KeyStore } from '../../src-shared/contract/mail-server.ts'
import type { Translation } from '../../src-shared/domain/preferences.ts'
import type { KeptHead } from '../audit/head-keeper.ts'
import type { Backups } from '../backups/keeper.ts'
import type { RestoreOrder } from '../backups/restore.ts'
import type { Files } from '../files/files.ts'
import type { PrivateFiles } from '../files/private-files.ts'
import type { Patience } from '../outgoing/deliver.ts'
import type { WaitingExport } from '../startup/waiting-export.ts'
import type { Session } from '../session/session.ts'
import type { WaitingLink } from '../session/waiting-link.ts'
import type { Tasks } from '../tasks/tasks.ts'
import type { ReadingThreads } from './reading-threads.ts'

/** Native dialogs and the like; main's window implements it, tests stand in for it. */
export interface Desktop {
  /** A path to read, or null when the person cancelled. */
  chooseFileToOpen(options: { title: string; extensions: readonly string[] }): Promise<string | null>
  /** A path to write, or null when the person cancelled. */
  chooseFileToSave(options: { title: string; suggestedName: string }): Promise<string | null>
  /** A folder to write into, or null when the person cancelled. */
  chooseFolder(options: { title: string }): Promise<string | null>
  /** Puts text on the clipboard. */
  copyText(text: string): void
  /** A document of our own (`printing/html.ts`) as PDF. */
  printToPdf(html: string): Promise<Uint8Array>
  /** The window follows the signed-in person's theme. */
  setTheme(theme: 'system' | 'light' | 'dark'): void
  /** Opens a file that main itself has written in the program that the person uses for its kind. @returns whether there is one */
  openFile(path: string): Promise<boolean>
}

/** The operating system's key store: what is wrapped can be read on this account alone. */
export interface SecretBox {
  /** Whether anything can be kept; `plain-text` is a key store that only pretends to, and is never used. */
  state(): KeyStore
  wrap(secret: string): Buffer
  /** @throws when the key store does not give it back. */
  unwrap(wrapped: Buffer): string
}

export interface Clock {
  /** Wall-clock now, UTC ISO 8601 with milliseconds. */
  now(): string
  /** Seconds since the machine started: does not move when somebody sets the clock. */
  uptime(): number
}

/** Where the CSV reader's thread and the demonstration's made-up files are. */
export interface CsvPlaces {
  readonly worker: string | URL
  readonly samplesDir: string
}

/** Where the thread that verifies and exports the trail is, and what it opens. */
export interface TrailPlaces {
  readonly worker: string | URL
  readonly storePath: string
  readonly nativeBinding: string | undefined
  /** Heads of the chain kept outside the database, the newest last. */
  readonly keptHeads: () => readonly KeptHead[]
}

/** Where the thread that builds and verifies exports is, and what it opens. */
export interface ExportPlaces {
  readonly worker: string | URL
  readonly storePath: string
  readonly nativeBinding: string | undefined
}

export interface Services {
  readonly session: Session
  readonly files: Files
  readonly tasks: Tasks
  readonly csv: CsvPlaces
  readonly trail: TrailPlaces
  /** The threads that answer what takes long in a large store. */
  readonly reading: ReadingThreads
  readonly backups: Backups
  readonly exports: ExportPlaces
  /** An export that the program was asked to open. */
  readonly waitingExport: WaitingExport
  readonly desktop: Desktop
  readonly secretBox: SecretBox
  /** Files with secrets in them, on their way to another program. */
  readonly privateFiles: PrivateFiles
  /** The link that the program was opened with. */
  readonly waitingLink: WaitingLink
  readonly clock: Clock
  /** The language before anybody is signed in. */
  readonly systemTranslation: Translation
  readonly version: string
  /** How long the mail server may take. */
  readonly patience: Patience
  /** Set for the throw-away demonstration organization. */
  readonly demo: { readonly userName: string; readonly password: string } | null
  /** Ends the thread of heavy calls; resolves when it has let go of the store. */
  stopHeavy(): Promise<void>
  /** Ends the session and puts a backup in the store's place. @throws BadBackup; the store is the one of before then. */
  restore(order: RestoreOrder): void
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void
}
