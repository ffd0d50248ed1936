/**
 * Turns a stream of bytes, cut anywhere, into batches of records with exact record numbers, physical lines
 * and byte offsets. Memory is bounded whatever the file holds: a record longer than {@link LONGEST_RECORD} is
 * shortened and said to be.
 */

import { LongRecord } from './long-record.ts'
import { RecordBatch } from './record-batch.ts'
import type { LineEnds } from './record-batch.ts'
import { Tokenizer } from './tokenizer.ts'
import type { Dialect } from './tokenizer.ts'

/** Longer records keep only the beginnings of their fields. */
export const LONGEST_RECORD = 512 * 1024
/** What is kept of a field of such a record. */
export const KEPT_OF_LONG_FIELD = 4096
/** Fields that a batch holds, and so the widest record that is stored whole. */
const BATCH_CAPACITY = 128 * 1024

export type ReaderLimits = {
  readonly longestRecord?: number
  readonly keptOfLongField?: number
  readonly capacity?: number
}

/** A buffer to put bytes into: from `at`, at most `size`. */
export type Area = { readonly bytes: Uint8Array; readonly at: number; readonly size: number }

/** Called with each batch; what it refers to is overwritten after it returns. `false` stops the reading. */
export type OnBatch = (batch: RecordBatch) => boolean | void

export class RecordReader {
  readonly lineEnds: LineEnds = { lf: 0, crlf: 0, cr: 0 }
  readonly #dialect: Dialect
  readonly #onBatch: OnBatch
  readonly #longest: number
  readonly #keptOfField: number
  readonly #batch: RecordBatch
  readonly #tokenizer: Tokenizer
  readonly #areas: readonly [Area, Area]
  #next = 0
  /** The incomplete record at the end of what came last. */
  readonly #tail: Uint8Array
  #tailLength = 0
  /** A record that has become too long and has not ended yet. */
  #long: LongRecord | undefined
  /** One that has, and is about to be read from its shorter text. */
  #shortened: LongRecord | undefined
  #isStopped = false

  /**
   * Reads in pieces of at most `size` bytes. `start` says where in the file the bytes begin, for reading on
   * from a known place: numbers of record and line from 0.
   */
  constructor(dialect: Dialect, size: number, onBatch: OnBatch, limits: ReaderLimits = {}) {
    this.#dialect = dialect
    this.#onBatch = onBatch
    this.#longest = limits.longestRecord ?? LONGEST_RECORD
    this.#keptOfField = limits.keptOfLongField ?? KEPT_OF_LONG_FIELD
    this.#batch = new RecordBatch(limits.capacity ?? BATCH_CAPACITY)
    this.#tokenizer = new Tokenizer(dialect, this.#batch)
    this.#tail = new Uint8Array(this.#longest)
    const area = (): Area => ({ bytes: new Uint8Array(this.#longest + size + 8), at: this.#longest, size })
    this.#areas = [area(), area()]
  }

  /** Places the first byte in the file, for reading on from a known record. */
  startAt(place: { readonly record: number; readonly line: number; readonly byte: number }): void {
    this.#batch.firstRecord = place.record
    this.#batch.firstLine = place.line
    this.#batch.firstByte = place.byte
  }

  /** Whether `onBatch` asked for no more. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /** The buffer that the next piece goes into. There are two, so one can be filled while the other is read. */
  area(): Area {
    const area = this.#areas[this.#next] as Area
    this.#next = 1 - this.#next
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
    while (from < to && !this.#isStopped) {
      const limit = this.#shortened === undefined ? Infinity : 1
      const next = this.#tokenizer.fill(area.bytes, from, to, isFinal, limit)
      if (next === from) break
      this.#emit(next - from)
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

  #emit(bytes: number): void {
    const batch = this.#batch
    const ends = batch.lineEnds
    const shortened = this.#shortened
    if (shortened !== undefined) {
      this.#shortened = undefined
      batch.isShortened = true
      batch.extraFields += shortened.droppedFields
      addLineEnds(ends, shortened.droppedLines)
    }
    addLineEnds(this.lineEnds, ends)
    if (batch.records > 0 && this.#onBatch(batch) === false) this.#isStopped = true
    batch.firstRecord += batch.records
    batch.firstLine += ends.lf + ends.crlf + ends.cr
    batch.firstByte += bytes + (shortened?.droppedBytes ?? 0)
  }
}

function addLineEnds(sum: LineEnds, more: LineEnds): void {
  sum.lf += more.lf
  sum.crlf += more.crlf
  sum.cr += more.cr
}
