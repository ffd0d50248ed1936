// The reading room: the one export that is open, in memory, with the note of what was done with it. It belongs to whoever
// was signed in when it was opened, or to nobody; it never touches the file again, and has no way to a store.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { OpenExport, ReadingFinding } from '../../../src-shared/contract/reading.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { headerFinding } from '../../exports/header.ts'
import { runExportJob } from '../../exports/job.ts'
import { mostBytes } from '../../exports/limits.ts'
import type { ExportFile } from '../../exports/open-bytes.ts'
import type { Seal } from '../../exports/seal.ts'
import { sha256Of } from '../../exports/seal.ts'
import type { Finding, Known } from '../../exports/verify.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Services } from '../../ipc/services.ts'

export interface NoteLine {
  readonly at: string
  /** Texts: `reading:note.<what>`. */
  readonly what: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Room {
  readonly fileName: string
  readonly bytes: number
  readonly file: ExportFile
  readonly seal: Seal
  readonly fingerprint: string
  readonly openedBy: PersonId | null
  readonly note: NoteLine[]
  keyIs: 'own' | 'confirmed' | 'unknown'
  comparedWith: OpenExport['comparedWith']
  differsFrom: OpenExport['differsFrom']
  olderThan: OpenExport['olderThan']
  otherKeySince: OpenExport['otherKeySince']
}

const rooms = new WeakMap<Services, Room>()

/** The open export; none when another person has come, or the session in which it was opened has ended. */
export function roomOf(services: Services): Room | null {
  const room = rooms.get(services)
  if (room === undefined) return null
  if (room.openedBy === null || room.openedBy === services.session.personId()) return room
  closeRoom(services)
  return null
}

/** @throws Refusal `no-export-open` */
export function openRoom(services: Services): Room {
  const room = roomOf(services)
  if (room === null) throw new Refusal('refused', 'no-export-open')
  return room
}

export function closeRoom(services: Services): void {
  rooms.get(services)?.file.close()
  rooms.delete(services)
}

export interface Verified {
  readonly bytes: SharedArrayBuffer
  readonly fileName: string
  readonly sha256: string
  readonly seal: Seal
  readonly fingerprint: string
}

/** Reads a file once and verifies what was read. @throws Refusal `cancelled`, `export-not-read`, `not-found` */
export async function verifyFile(
  services: Services,
  { file, taskId, known }: { readonly file: string; readonly taskId: string; readonly known: Known },
): Promise<Verified | { readonly finding: Finding }> {
  const path = services.files.path(file)
  if (path === null) throw Refusal.notFound()
  const read = await readOnce(path)
  if (read === null) return { finding: { code: 'too-large', at: '' } }
  // Most of what is no export is told at once, without a thread.
  const finding = headerFinding(Buffer.from(read))
  if (finding !== null) return { finding }
  const { worker, nativeBinding } = services.exports
  const job = { kind: 'verify', bytes: read, nativeBinding, known } as const
  const verdict = await services.tasks.run(taskId, (task) => runExportJob(worker, job, task))
  if (!verdict.ok) return { finding: verdict.finding }
  const { seal, fingerprint } = verdict
  return { bytes: read, fileName: basename(path), sha256: sha256Of(Buffer.from(read)), seal, fingerprint }
}

/** By descriptor, so that its size and its bytes are those of one file; null where it is too large. */
async function readOnce(path: string): Promise<SharedArrayBuffer | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > mostBytes) return null
      const bytes = new SharedArrayBuffer(size)
      const view = new Uint8Array(bytes)
      let done = 0
      while (done < size) {
        const { bytesRead } = await file.read(view, done, size - done, done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return bytes
    } finally {
      await file.close()
    }
  } catch {
    throw new Refusal('refused', 'export-not-read')
  }
}

/** Shows what was verified, in the place of what was open. */
export function enter(
  services: Services,
  verified: Verified,
  { file, now }: { readonly file: ExportFile; readonly now: string },
): Room {
  closeRoom(services)
  const { bytes, fileName, sha256, seal, fingerprint } = verified
  const room: Room = {
    fileName,
    bytes: bytes.byteLength,
    file,
    seal,
    fingerprint,
    openedBy: services.session.personId(),
    note: [],
    keyIs: 'unknown',
    comparedWith: null,
    differsFrom: null,
    olderThan: null,
    otherKeySince: null,
  }
  rooms.set(services, room)
  noteDown(room, now, 'opened', { name: fileName, bytes: bytes.byteLength, sha256 })
  noteDown(room, now, 'verified', { events: seal.chain.length, fingerprint, key: seal.key })
  return room
}

export function noteDown(room: Room, at: string, what: string, params: NoteLine['params'] = {}): void {
  const line = { at, what, params }
  const last = room.note.at(-1)
  // Paging through a list is one look at it.
  if (last?.what === what && JSON.stringify(last.params) === JSON.stringify(params)) return
  room.note.push(line)
}

export function toldFinding({ code, at }: Finding, t: Translate): ReadingFinding {
  return { code, at, reason: t(`reading:findings.${code}`, { at }) }
}
