/**
 * Turns a stream of bytes, cut anywhere, into batches of records with exact record numbers, physical lines
 * and byte offsets. Memory is bounded whatever the file holds: a record longer than {@link LONGEST_RECORD} is
 * shortened and said to be.
 */

import { LongRecord } from './long-record.ts'
import { RecordBatch, addLineEnds, createPlaces } from './record-batch.ts'
import type { BatchPlaces, LineEnds } from './record-batch.ts'
import { Tokenizer } from './tokenizer.ts'
import type { Dialect } from './tokenizer.ts'

/** Longer records keep only the beginnings of their fields. */
export const LONGEST_RECORD = 256 * 1024
/** What is kept of a field of such a record. */
export const KEPT_OF_LONG_FIELD = 4096
/** Fields that a batch holds, and so the widest record that is stored whole. */
const BATCH_CAPACITY = 64 * 1024

export type ReaderOptions = {
  readonly longestRecord?: number
  readonly keptOfLongField?: number
  readonly capacity?: number
  /** Memory to read in; without it, the reader makes its own. */
  readonly slots?: readonly ReaderSlot[]
  /** Called before a slot is written to again. */
  readonly beforeReuse?: (slot: number) => void
}

/** A buffer to put bytes into: from `at`, at most `size`. */
export type Area = {
  readonly slot: number
  readonly bytes: Uint8Array
  readonly at: number
  readonly size: number
}

/** Memory of the reader: bytes, and the places of the records in them. */
export type ReaderSlot = { readonly area: Area; readonly places: BatchPlaces }

export type SlotOptions = Pick<ReaderOptions, 'longestRecord' | 'capacity'> & {
  /** At least two, so that one can be filled while another is read. */
  readonly count: number
  /** Bytes of a piece. */
  readonly size: number
  /** Whether another thread reads what is in them. */
  readonly isShared: boolean
}

/** Memory for a reader; it may be used by one after another. */
export function createSlots(options: SlotOptions): ReaderSlot[] {
  const { count, size, isShared, longestRecord = LONGEST_RECORD, capacity = BATCH_CAPACITY } = options
  return Array.from({ length: count }, (_, slot) => {
    const length = longestRecord + size + 8
    const bytes = new Uint8Array(isShared ? new SharedArrayBuffer(length) : new ArrayBuffer(length))
    return { area: { slot, bytes, at: longestRecord, size }, places: createPlaces(capacity, isShared) }
  })
}

/**
 * Called with each batch. What it refers to is overwritten after it returns, or after `beforeReuse` was called
 * with its slot where there is one. `false` stops the reading.
 */
export type OnBatch = (batch: RecordBatch, slot: number) => boolean | void

export class RecordReader {
  readonly lineEnds: LineEnds = { lf: 0, crlf: 0, cr: 0 }
  readonly slots: readonly ReaderSlot[]
  readonly #dialect: Dialect
  readonly #onBatch: OnBatch
  readonly #beforeReuse: ((slot: number) => void) | undefined
  readonly #longest: number
  readonly #keptOfField: number
  readonly #batches: readonly RecordBatch[]
  readonly #tokenizers: readonly Tokenizer[]
  readonly #place = { record: 0, line: 0, byte: 0 }
  #next = 0
  /** The incomplete record at the end of what came last. */
  readonly #tail: Uint8Array
  #tailLength = 0
  /** A record that has become too long and has not ended yet. */
  #long: LongRecord | undefined
  /** One that has, and is about to be read from its shorter text. */
  #shortened: LongRecord | undefined
  #isStopped = false

  /** Reads in pieces of at most `size` bytes. */
  constructor(dialect: Dialect, size: number, onBatch: OnBatch, options: ReaderOptions = {}) {
    this.#dialect = dialect
    this.#onBatch = onBatch
    this.#beforeReuse = options.beforeReuse
    this.#longest = options.longestRecord ?? LONGEST_RECORD
    this.#keptOfField = options.keptOfLongField ?? KEPT_OF_LONG_FIELD
    this.#tail = new Uint8Array(this.#longest)
    this.slots = options.slots ?? createSlots({ ...options, count: 2, size, isShared: false })
    this.#batches = this.slots.map(({ places }) => new RecordBatch(places))
    this.#tokenizers = this.#batches.map((batch) => new Tokenizer(dialect, batch))
  }

  /** Says where in the file the bytes begin, for reading on from a known record: numbers from 0. */
  startAt(place: { readonly record: number; readonly line: number; readonly byte: number }): void {
    const { record, line, byte } = place
    Object.assign(this.#place, { record, line, byte })
  }

  /** Whether `onBatch` asked for no more. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /** The buffer that the next piece goes into; they take turns, so that one can be filled while another is read. */
  area(): Area {
    const { area } = this.slots[this.#next] as ReaderSlot
    this.#next = (this.#next + 1) % this.slots.length
    this.#beforeReuse?.(area.slot)
    return area
  }

  /** Reads the `length` bytes that were put into an area; areas are taken in the order they were handed out. */
  take(area: Area, length: number): void {
    this.#read(area, area.at + length, false)
  }

  /** For callers that have the bytes already: copies them piece by piece. */
  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length && !this.#isStopped;) {
      const area = this.area()
      const piece = bytes.subarray(from, from + area.size)
      area.bytes.set(piece, area.at)
      this.take(area, piece.length)
      from += piece.length
    }
  }

  /** The file ends here: what is left is the last record. */
  finish(): void {
    const area = this.area()
    this.#read(area, area.at, true)
  }

  #read(area: Area, to: number, isFinal: boolean): void {
    if (this.#isStopped) return
    let from = this.#join(area, to, isFinal)
    if (from < 0) return
    const batch = this.#batches[area.slot] as RecordBatch
    for (let isMore = from < to; isMore && !this.#isStopped;) {
      const limit = this.#shortened === undefined ? Infinity : 1
      this.#beforeReuse?.(area.slot)
      const next = (this.#tokenizers[area.slot] as Tokenizer).fill(area.bytes, from, to, isFinal, limit)
      if (next > from) this.#emit(batch, area.slot, next - from)
      isMore = batch.isFull && next > from && next < to
      from = next
    }
    this.#keepTail(area.bytes, from, to)
  }

  /** Puts what is left of before in front of an area; where that begins, or -1 when there is no record yet. */
  #join(area: Area, to: number, isFinal: boolean): number {
    const long = this.#long
    if (long === undefined) {
      const from = area.at - this.#tailLength
      area.bytes.set(this.#tail.subarray(0, this.#tailLength), from)
      return from
    }
    let end = long.feed(area.bytes, area.at, to)
    if (end < 0) {
      if (!isFinal) return -1
      long.finish()
      end = to
    }
    this.#long = undefined
    this.#shortened = long
    area.bytes.set(long.kept.subarray(0, long.length), end - long.length)
    return end - long.length
  }

  /** The record at the end of an area is not complete: it is kept, or shortened from here on. */
  #keepTail(bytes: Uint8Array, from: number, to: number): void {
    if (to - from <= this.#longest) {
      // A copy, because the area may be filled again before the next one is read.
      this.#setTail(bytes.subarray(from, to))
      return
    }
    this.#setTail(bytes.subarray(to, to))
    const long = new LongRecord(this.#dialect, this.#longest - 1, this.#keptOfField)
    const end = long.feed(bytes, from, to)
    if (end < 0) {
      this.#long = long
      return
    }
    // All but the second half of what may be a CRLF is here.
    this.#shortened = long
    long.kept[long.length] = bytes[end] as number
    this.#setTail(long.kept.subarray(0, long.length + 1))
  }

  #setTail(bytes: Uint8Array): void {
    this.#tail.set(bytes)
    this.#tailLength = bytes.length
  }

  #emit(batch: RecordBatch, slot: number, bytes: number): void {
    const place = this.#place
    const ends = batch.lineEnds
    const shortened = this.#shortened
    if (shortened !== undefined) {
      this.#shortened = undefined
      batch.isShortened = true
      batch.extraFields += shortened.droppedFields
      addLineEnds(ends, shortened.droppedLines)
    }
    addLineEnds(this.lineEnds, ends)
    batch.firstRecord = place.record
    batch.firstLine = place.line
    batch.firstByte = place.byte
    place.record += batch.records
    place.line += ends.lf + ends.crlf + ends.cr
    place.byte += bytes + (shortened?.droppedBytes ?? 0)
    if (batch.records > 0 && this.#onBatch(batch, slot) === false) this.#isStopped = true
  }
}
