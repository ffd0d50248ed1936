// The profile of a file: one pass that counts everything, leaving behind an index of places from which any record can
// be reached quickly.
import { FileCounts } from '../../../src-shared/csv/file-counts.ts'
import { speaksForUtf8 } from '../../../src-shared/csv/encoding.ts'
import { fieldTextOf, quoteCode } from '../../../src-shared/csv/layout.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import { profileOf } from '../../../src-shared/csv/profile.ts'
import type { FileProfile, ProfileContext } from '../../../src-shared/csv/profile.ts'
import { scanFile } from './scan-file.ts'
import type { Place } from './scan-file.ts'
import { codec, createHasher, isUnchanged } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

export interface ProfiledFile {
  readonly profile: FileProfile
  readonly counts: FileCounts
  readonly places: readonly Place[]
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string
  /** The file was written to while it was read. */
  readonly hasChanged: boolean
}

export interface ProfileOptions extends ProfileContext {
  readonly signal: AbortSignal
  /** Whether the encoding was detected, and may turn out to be another. */
  readonly mayChangeEncoding: boolean
  /** After each piece of the file: bytes and records so far. */
  readonly onProgress?: (bytes: number, records: number) => void
}

/** Counts a file. An encoding that was guessed wrongly from the beginning is corrected by a second pass. */
export async function profileFile(
  source: SourceFile,
  layout: Layout,
  options: ProfileOptions,
): Promise<ProfiledFile> {
  const counts = new FileCounts(layout, fieldTextOf(layout.encoding, quoteCode(layout), codec))
  const places: Place[] = []
  const hasher = createHasher()
  const { lineEnds, utf8 } = await scanFile(source, layout, {
    signal: options.signal,
    hasher,
    onBatch: (batch, place) => {
      places.push(place)
      counts.addBatch(batch)
    },
    onMark: (mark) => counts.mark(mark),
    onPiece: (bytes) => options.onProgress?.(bytes, counts.records),
  })
  if (options.mayChangeEncoding && layout.encoding === 'utf-8' && !speaksForUtf8(utf8.sound, utf8.broken)) {
    return profileFile(
      source,
      { ...layout, encoding: 'windows-1252' },
      { ...options, mayChangeEncoding: false },
    )
  }
  const hasChanged = !(await isUnchanged(source))
  return {
    profile: profileOf(counts, layout, lineEnds, options),
    counts,
    places,
    hash: hasher.digest(),
    hasChanged,
  }
}
