// Memory for readers that come and go. What was used once is used again: a thread that reads makes little else, so nobody
// knows when its buffers would be collected.
import { createSlots } from '../../../src-shared/csv/record-reader.ts'
import type { ReaderSlot, SlotOptions } from '../../../src-shared/csv/record-reader.ts'

export class SlotPool {
  readonly #options: SlotOptions
  readonly #idle: (readonly ReaderSlot[])[] = []

  constructor(options: SlotOptions) {
    this.#options = options
  }

  take(): readonly ReaderSlot[] {
    return this.#idle.pop() ?? createSlots(this.#options)
  }

  /** Once for each that was taken, when nobody reads or writes it any more. */
  giveBack(slots: readonly ReaderSlot[]): void {
    this.#idle.push(slots)
  }
}
