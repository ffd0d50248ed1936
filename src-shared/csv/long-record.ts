/**
 * A record that is longer than memory should hold, such as everything after an unclosed quote in a file of a
 * gigabyte. It is read byte by byte into a shorter text with the same fields, of which only the beginnings
 * are kept; what was left out is counted.
 */

import type { Dialect } from './tokenizer.ts'
import type { LineEnds } from './record-batch.ts'

const LF = 10
const CR = 13

type State = 'field-start' | 'plain' | 'quoted' | 'quote-in-quoted'

export class LongRecord {
  /** What is kept of the record, without its line end. */
  readonly kept: Uint8Array
  length = 0
  droppedBytes = 0
  droppedFields = 0
  readonly droppedLines: LineEnds = { lf: 0, crlf: 0, cr: 0 }
  readonly #delimiter: number
  readonly #quote: number
  readonly #keepOfField: number
  #state: State = 'field-start'
  #keptOfField = 0
  #isFull = false
  #last = 0
  #lastWasKept = false

  /** Keeps at most `limit` bytes in all and `keepOfField` of each field; the limit is for several fields. */
  constructor(dialect: Dialect, limit: number, keepOfField: number) {
    // One more, for a line end to be put after it.
    this.kept = new Uint8Array(limit + 1)
    this.#keepOfField = keepOfField
    this.#delimiter = dialect.delimiter.charCodeAt(0)
    this.#quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0)
  }

  /** Takes bytes of the record; the place of its line end, or -1 when it goes on beyond them. */
  feed(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number
      if ((byte === LF || byte === CR) && this.#state !== 'quoted') {
        this.finish()
        return at
      }
      this.#take(byte)
      this.#last = byte
    }
    return -1
  }

  /** At the end of the record or of the file. */
  finish(): void {
    if (this.#state === 'quote-in-quoted') this.#structure(this.#quote)
    this.#state = 'plain'
  }

  #take(byte: number): void {
    if (this.#state === 'quoted') {
      if (byte === this.#quote) this.#state = 'quote-in-quoted'
      else this.#content(byte)
      return
    }
    if (this.#state === 'quote-in-quoted') {
      if (byte === this.#quote) {
        this.#pair(byte)
        return
      }
      this.#structure(this.#quote)
      this.#state = 'plain'
    }
    if (byte === this.#delimiter) {
      this.#endField()
    } else if (this.#state === 'field-start' && byte === this.#quote) {
      this.#structure(byte)
      this.#state = 'quoted'
    } else {
      this.#state = 'plain'
      this.#content(byte)
    }
  }

  /** Both quotes of a pair are kept or neither, or the shorter text would close where the longer does not. */
  #pair(quote: number): void {
    this.#state = 'quoted'
    if (this.#hasRoom()) {
      this.#keep(quote)
      this.#keep(quote)
      this.#keptOfField += 2
    } else this.droppedBytes += 2
  }

  #endField(): void {
    this.#state = 'field-start'
    this.#keptOfField = 0
    // Room for one more field with its quotes, a pair and a delimiter.
    this.#isFull ||= this.length + this.#keepOfField + 8 > this.kept.length - 1
    if (this.#isFull) this.droppedFields++
    this.#structure(this.#delimiter)
  }

  #structure(byte: number): void {
    if (this.#isFull) this.droppedBytes++
    else this.#keep(byte)
  }

  #hasRoom(): boolean {
    return !this.#isFull && this.#keptOfField < this.#keepOfField
  }

  #content(byte: number): void {
    // The two bytes of a line end stay together, for one line to be one line.
    const endsKeptLine = byte === LF && this.#last === CR && this.#lastWasKept
    this.#lastWasKept = this.#hasRoom() || endsKeptLine
    if (this.#lastWasKept) {
      this.#keep(byte)
      this.#keptOfField++
      return
    }
    this.droppedBytes++
    this.#countLine(byte)
  }

  #countLine(byte: number): void {
    const lines = this.droppedLines
    if (byte === CR) lines.cr++
    if (byte !== LF) return
    if (this.#last === CR) {
      lines.cr--
      lines.crlf++
    } else lines.lf++
  }

  #keep(byte: number): void {
    this.kept[this.length++] = byte
  }
}
