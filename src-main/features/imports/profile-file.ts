// The profile of a file: one pass that counts everything, leaving behind an index of places from which any record can
// be reached quickly.
import { speaksForUtf8 } from '../../../src-shared/csv/encoding.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import type { ProfileContext } from '../../../src-shared/csv/profile.ts'
import { addLineEnds } from '../../../src-shared/csv/record-batch.ts'
import type { CountedFile, Lanes } from './lane.ts'
import { scanFile } from './scan-file.ts'
import type { Place } from './scan-file.ts'
import { createHasher, isUnchanged } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

export interface ProfiledFile extends CountedFile {
  readonly places: readonly Place[]
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
  /** The file was written to while it was read. */
  readonly hasChanged: boolean
}

/** The signal ended the count; what was counted until then is here, without a hash that would mean anything. */
export class CountStopped extends Error {
  readonly counted: ProfiledFile
  constructor(counted: ProfiledFile) {
    super('The count was stopped')
    this.name = 'CountStopped'
    this.counted = counted
  }
}

export interface ProfileOptions {
  readonly context: ProfileContext
  readonly lanes: Lanes
  readonly signal: AbortSignal
  /** Whether the encoding was detected, and may turn out to be another. */
  readonly mayChangeEncoding: boolean
  /** After each piece of the file: bytes and records so far. */
  readonly onProgress?: (bytes: number, records: number) => void
}

/**
 * Counts a file. An encoding that was guessed wrongly from the beginning is corrected by a second pass. When the signal
 * ends it, it rejects with a {@link CountStopped} that holds what was counted until then.
 */
export async function profileFile(
  source: SourceFile,
  layout: Layout,
  options: ProfileOptions,
): Promise<ProfiledFile> {
  const { context, signal } = options
  const lane = options.lanes.profile({ kind: 'profile', layout, context })
  const places: Place[] = []
  const lineEnds = { lf: 0, crlf: 0, cr: 0 }
  const hasher = createHasher()
  let records = 0
  const ended = async (): Promise<ProfiledFile> => {
    const counted = await lane.end(lineEnds)
    return { ...counted, places, hash: hasher.digest(), hasChanged: !(await isUnchanged(source)) }
  }
  try {
    const { utf8 } = await scanFile(source, layout, {
      signal,
      hasher,
      reader: lane.options,
      onBatch: (batch, place, slot) => {
        places.push(place)
        records = batch.firstRecord + batch.records
        addLineEnds(lineEnds, batch.lineEnds)
        lane.add(batch, slot)
      },
      onMark: (mark) => lane.mark(mark),
      onPiece: (bytes) => options.onProgress?.(bytes, Math.max(records - layout.headerRecord, 0)),
    })
    if (!options.mayChangeEncoding || layout.encoding !== 'utf-8' || speaksForUtf8(utf8.sound, utf8.broken)) {
      return await ended()
    }
  } catch (error) {
    if (signal.aborted) throw new CountStopped(await ended())
    lane.drop()
    throw error
  }
  lane.drop()
  return profileFile(
    source,
    { ...layout, encoding: 'windows-1252' },
    { ...options, mayChangeEncoding: false },
  )
}
