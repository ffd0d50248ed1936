// The last head of the chain, kept outside the database (B-08): whoever puts an older file in its place, or another one,
// puts it beside a head that it does not have. The chain alone cannot tell, for an older file's chain is whole.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReadDb, Store } from '../db/open.ts'
import { writeAtomicallySync } from '../files/write-atomically.ts'

export const headFileName = 'keyholder.head.json'

export interface KeptHead {
  /** How many events the trail had. */
  readonly length: number
  /** Hexadecimal. */
  readonly head: string
  /** The last event's time. */
  readonly at: string
}

interface HeadFile {
  readonly v: 1
  readonly current: KeptHead | null
  /** Heads that a trail found here later did not have. They stay: what was lost does not come back by going on. */
  readonly lost: readonly KeptHead[]
}

export interface HeadKeeper {
  /** A transaction was committed; the head is kept soon. */
  note(): void
  /** The newest last. */
  kept(): readonly KeptHead[]
  close(): void
}

/** Milliseconds. Many commits in a row are kept once. */
const pause = 1000
const mostLost = 20

export function createHeadKeeper(store: Store): HeadKeeper {
  const path = join(dirname(store.path), headFileName)
  let file = readHeadFile(path)
  const { current } = file
  if (current !== null && !store.read((db) => hasHead(db, current))) {
    file = { v: 1, current: null, lost: [...file.lost, current].slice(-mostLost) }
  }
  let timer: NodeJS.Timeout | null = null
  const keep = () => {
    timer = null
    const newest = store.read(newestHead)
    if (newest === null || (newest.head === file.current?.head && newest.length === file.current.length))
      return
    file = { ...file, current: newest }
    try {
      writeAtomicallySync(path, `${JSON.stringify(file)}\n`)
    } catch (error) {
      // A full disk or a folder that cannot be written to is told by whatever the person does; nothing is lost here.
      console.error('the head of the audit trail could not be kept:', (error as Error).message)
    }
  }
  keep()
  let isOpen = true
  return {
    note: () => {
      if (isOpen) timer ??= setTimeout(keep, pause).unref()
    },
    kept: () => [...file.lost, ...(file.current === null ? [] : [file.current])],
    close: () => {
      if (timer !== null) clearTimeout(timer)
      if (isOpen) keep()
      isOpen = false
    },
  }
}

/** The newest head that was kept beside a store which cannot be read; null where none is known. */
export function lastKeptHead(dataDir: string): KeptHead | null {
  return readHeadFile(join(dataDir, headFileName)).current
}

function readHeadFile(path: string): HeadFile {
  const none: HeadFile = { v: 1, current: null, lost: [] }
  try {
    const { current, lost } = JSON.parse(readFileSync(path, 'utf8')) as Partial<HeadFile>
    return {
      v: 1,
      current: isHead(current) ? current : null,
      lost: Array.isArray(lost) ? lost.filter(isHead) : [],
    }
  } catch {
    return none
  }
}

function isHead(value: unknown): value is KeptHead {
  const { length, head } = (value ?? {}) as Partial<KeptHead>
  return Number.isSafeInteger(length) && /^[0-9a-f]{64}$/.test(String(head))
}

function newestHead(db: ReadDb): KeptHead | null {
  const row = db.raw
    .prepare(
      `SELECT seq AS length, lower(hex(head)) AS head, json_extract(body, '$.at') AS at
       FROM audit_event ORDER BY seq DESC LIMIT 1`,
    )
    .get() as KeptHead | undefined
  return row ?? null
}

/** Whether the trail, as it is now, has this head at this length. */
export function hasHead(db: Pick<ReadDb, 'raw'>, { length, head }: KeptHead): boolean {
  const sql = 'SELECT lower(hex(head)) FROM audit_event WHERE seq = ?'
  return db.raw.prepare(sql).pluck().get(length) === head
}
