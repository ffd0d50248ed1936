// The file that is previewed: opened once, read in pieces into buffers that are used again, hashed as it goes by.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { decoderLabel, isByteWise, markLength } from '../../../src-shared/csv/encoding.ts'
import type { Encoding } from '../../../src-shared/csv/encoding.ts'
import type { TextCodec } from '../../../src-shared/csv/layout.ts'
import type { Area } from '../../../src-shared/csv/record-reader.ts'

/** Bytes from which the layout of a file is detected. */
export const SAMPLE_BYTES = 256 * 1024

/** Bytes read at a time: few enough to answer others in between within milliseconds. */
export const PIECE_BYTES = 256 * 1024

const encoder = new TextEncoder()
const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/** Longest text that is made without a decoder, where that is quicker. */
const SHORT = 64

/** Text of a few ASCII bytes, as most fields are; undefined for others. */
function asciiText(bytes: Uint8Array): string | undefined {
  if (bytes.length > SHORT) return undefined
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 127) return undefined
  return Reflect.apply(String.fromCharCode, undefined, bytes)
}

/** The platform's encodings, for the shared CSV code. */
export const codec: TextCodec = {
  decode: (label, bytes) => {
    const short = label.startsWith('utf-16') ? undefined : asciiText(bytes)
    if (short !== undefined) return short
    let decoder = decoders.get(label)
    if (decoder === undefined) {
      decoder = new TextDecoder(label, { ignoreBOM: true })
      decoders.set(label, decoder)
    }
    return decoder.decode(bytes)
  },
  encode: (text) => encoder.encode(text),
}

/** What tells a file from a changed one: size in bytes and time of the last change in milliseconds. */
export interface FileState {
  readonly bytes: number
  readonly changed: number
}

export interface SourceFile {
  readonly handle: FileHandle
  readonly state: FileState
  readonly sample: Uint8Array
  /** Whether the sample is all there is. */
  readonly isWhole: boolean
}

async function stateOf(handle: FileHandle): Promise<FileState> {
  const { size, mtimeMs } = await handle.stat()
  return { bytes: size, changed: mtimeMs }
}

/** Opens a file and reads its beginning. The caller closes the handle. Errors are those of the file system. */
export async function openSource(path: string): Promise<SourceFile> {
  const handle = await open(path, 'r')
  try {
    const state = await stateOf(handle)
    const buffer = new Uint8Array(Math.min(SAMPLE_BYTES, state.bytes))
    const length = await readFully(handle, buffer, 0, buffer.length, 0)
    return { handle, state, sample: buffer.subarray(0, length), isWhole: length === state.bytes }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Whether a file is still what it was when it was opened. */
export async function isUnchanged(source: SourceFile): Promise<boolean> {
  const { bytes, changed } = await stateOf(source.handle)
  return bytes === source.state.bytes && changed === source.state.changed
}

/** Reads until `length` bytes are there or the file ends; how many there are. */
export async function readFully(
  handle: FileHandle,
  into: Uint8Array,
  at: number,
  length: number,
  position: number,
): Promise<number> {
  let read = 0
  while (read < length) {
    const { bytesRead } = await handle.read(into, at + read, length - read, position + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return read
}

/** Where the bytes of a file go. */
export interface Sink {
  /** A buffer to fill. */
  area(): Area
  /** The area has been filled with `length` bytes that stand at `position` in the file. */
  take(area: Area, length: number, position: number): void
  readonly isStopped: boolean
}

/**
 * Reads a file from `position` to its end, the next piece while the last is being worked on. Between pieces other
 * work of the thread gets its turn. Stops early when the sink does or the signal says so.
 */
export async function pump(
  handle: FileHandle,
  position: number,
  sink: Sink,
  signal: AbortSignal,
): Promise<void> {
  let at = position
  let area = sink.area()
  let reading = readFully(handle, area.bytes, area.at, area.size, at)
  for (;;) {
    const length = await reading
    signal.throwIfAborted()
    if (length === 0) return
    const filled = area
    const filledAt = at
    at += length
    if (length === filled.size) {
      area = sink.area()
      reading = readFully(handle, area.bytes, area.at, area.size, at)
    } else reading = Promise.resolve(0)
    try {
      sink.take(filled, length, filledAt)
    } catch (error) {
      // The read that is under way must not outlive the buffers.
      await reading.catch(() => 0)
      throw error
    }
    if (sink.isStopped) {
      await reading
      return
    }
  }
}

/** SHA-256 of the bytes given to it, in hexadecimal. */
export interface Hasher {
  update(bytes: Uint8Array): void
  digest(): string
}

export function createHasher(): Hasher {
  const hash = createHash('sha256')
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
}

/** Where the records begin: after the byte order mark. */
export function contentStart(encoding: Encoding): number {
  return markLength(encoding)
}

/** A decoder of pieces for encodings whose bytes cannot be split as they are; undefined for the others. */
export function streamDecoder(
  encoding: Encoding,
): ((bytes: Uint8Array, isLast: boolean) => Uint8Array) | undefined {
  if (isByteWise(encoding)) return undefined
  const decoder = new TextDecoder(decoderLabel(encoding), { ignoreBOM: true })
  return (bytes, isLast) => encoder.encode(decoder.decode(bytes, { stream: !isLast }))
}

/** Limits of the threads that read: what they make is short-lived and small, and need not be collected in big heaps. */
export const SMALL = { maxYoungGenerationSizeMb: 4 } as const
