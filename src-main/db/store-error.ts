// What can be wrong with a store file, told so that nobody is tempted to delete their data.

/** ASCII "KeyH", written into every store's header. */
export const applicationId = 0x4b657948

export type StoreFault =
  | 'foreign' // another program's database
  | 'newer' // made by a newer Keyholder
  | 'damaged'
  | 'read-only'
  | 'busy'
  | 'unsafe' // the safety settings did not take
  | 'unreadable'

const sentences: Record<StoreFault, string> = {
  foreign: 'is a database of another program',
  newer: 'was made by a newer version of Keyholder; install that version to open it',
  damaged: 'is damaged; restore it from a backup in the folder beside it',
  'read-only': 'cannot be written to; check the permissions of its folder and the space on its disk',
  busy: 'is in use by another program; close that program and start again',
  unsafe: 'cannot be opened with the safety settings that Keyholder needs',
  unreadable: 'cannot be opened',
}

/** A store that was not opened. Nothing was written to it. */
export class StoreError extends Error {
  readonly fault: StoreFault
  readonly path: string

  constructor(fault: StoreFault, path: string, detail?: string) {
    super(
      `${path} ${sentences[fault]}${detail === undefined ? '' : ` (${detail})`}. Nothing in it was changed.`,
    )
    this.name = 'StoreError'
    this.fault = fault
    this.path = path
  }

  /** Translates SQLite's codes; a StoreError passes through. */
  static from(error: unknown, path: string): StoreError {
    if (error instanceof StoreError) return error
    const code = sqliteCode(error) ?? ''
    const detail = error instanceof Error ? error.message : String(error)
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new StoreError('damaged', path, detail)
    if (/^SQLITE_(READONLY|CANTOPEN|PERM|FULL|IOERR)/.test(code))
      return new StoreError('read-only', path, detail)
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new StoreError('busy', path, detail)
    return new StoreError('unreadable', path, detail)
  }
}

/** The store was closed while somebody waited for their turn to write: nothing was written. */
export class StoreClosed extends Error {
  constructor() {
    super('the store was closed before it was their turn')
    this.name = 'StoreClosed'
  }
}

/** SQLite's extended result code of an error, also when drizzle wrapped it. */
export function sqliteCode(error: unknown): string | undefined {
  const inner = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = (inner as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined
}
