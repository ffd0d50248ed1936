// Lanes that lead into another thread. The records lie in shared memory and only their places are told; two counters
// say how many messages were sent and how many are done, so that memory is used again only when it has been read.
import { Worker } from 'node:worker_threads'
import type { Mark } from '../../../src-shared/csv/file-counts.ts'
import type { FileProfile } from '../../../src-shared/csv/profile.ts'
import type { BatchPlaces, LineEnds, Oddity, RecordBatch } from '../../../src-shared/csv/record-batch.ts'
import type { ReaderSlot } from '../../../src-shared/csv/record-reader.ts'
import type { CountedFile, Lane, Lanes } from './lane.ts'
import { SlotPool } from './slot-pool.ts'
import { PIECE_BYTES, SMALL } from './source-file.ts'
import type { CheckResult } from './messages.ts'
import type { CheckSpec, FitCounts, ProfileSpec } from './tally.ts'

/** Places of the counters in the shared memory. */
export const SENT = 0
export const DONE = 1

/** Buffers in turn: one is filled, one split, the others wait to be counted. */
const SLOTS = 4

/** Longest that one batch may take; longer than this means that the other thread is gone. */
const PATIENCE = 30_000

export interface SentBatch {
  readonly slot: number
  readonly records: number
  readonly firstRecord: number
  readonly firstLine: number
  readonly firstByte: number
  readonly oddities: readonly Oddity[]
  readonly lineEnds: LineEnds
  readonly extraFields: number
  readonly isShortened: boolean
}

export interface SharedSlot {
  readonly bytes: Uint8Array
  readonly places: BatchPlaces
}

export type ToCounter =
  | {
      readonly type: 'begin'
      readonly lane: number
      readonly spec: ProfileSpec | CheckSpec
      readonly slots: readonly SharedSlot[]
    }
  | { readonly type: 'batch'; readonly lane: number; readonly batch: SentBatch }
  | { readonly type: 'mark'; readonly lane: number; readonly mark: Mark }
  | { readonly type: 'end'; readonly lane: number; readonly lineEnds: LineEnds }
  | { readonly type: 'drop'; readonly lane: number }
  | {
      readonly type: 'count'
      readonly lane: number
      readonly ask: number
      readonly column: number
      readonly formats: readonly string[]
    }
  | { readonly type: 'forget'; readonly lane: number }

export type FromCounter =
  | { readonly type: 'result'; readonly lane: number; readonly value: FileProfile | CheckResult }
  | { readonly type: 'counted'; readonly ask: number; readonly value: FitCounts }
  | { readonly type: 'failed'; readonly lane: number; readonly message: string }

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** The thread, from the side that sends. */
class Counter {
  isDead = false
  readonly memory = new SlotPool({ count: SLOTS, size: PIECE_BYTES, isShared: true })
  readonly #worker: Worker
  readonly #counters = new Int32Array(new SharedArrayBuffer(8))
  /** Results by lane, and answers by number. */
  readonly #results = new Map<number, Waiting>()
  readonly #answers = new Map<number, Waiting>()
  #lastNumber = 0

  constructor(file: string | URL) {
    this.#worker = new Worker(file, { workerData: this.#counters, resourceLimits: SMALL })
    this.#worker.on('message', (message: FromCounter) => this.#receive(message))
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error.message : String(error)))
    this.#worker.on('exit', () => this.#fail('The counting thread has ended'))
    // It waits for work as long as the thread that sends it.
    this.#worker.unref()
  }

  newNumber(): number {
    return ++this.#lastNumber
  }

  /** Sends a message; the number that {@link Counter.waitFor} knows it by. */
  send(message: ToCounter): number {
    this.#worker.postMessage(message, [])
    const number = Atomics.add(this.#counters, SENT, 1) + 1
    Atomics.notify(this.#counters, SENT)
    return number
  }

  /** Waits, without giving way to anything else, until a message has been dealt with: milliseconds at most. */
  waitFor(number: number): void {
    for (;;) {
      const done = Atomics.load(this.#counters, DONE)
      if (done - number >= 0) return
      if (Atomics.wait(this.#counters, DONE, done, PATIENCE) === 'timed-out') {
        throw new Error('The counting thread does not answer')
      }
    }
  }

  result<R>(lane: number): Promise<R> {
    return new Promise<R>((resolve, reject) => this.#results.set(lane, { resolve, reject }))
  }

  forgetResult(lane: number): void {
    this.#results.delete(lane)
  }

  count(lane: number, column: number, formats: readonly string[]): Promise<FitCounts> {
    const ask = this.newNumber()
    const answer = new Promise<FitCounts>((resolve, reject) => this.#answers.set(ask, { resolve, reject }))
    this.send({ type: 'count', lane, ask, column, formats })
    return answer
  }

  #receive(message: FromCounter): void {
    const [waiting, number] =
      message.type === 'counted' ? [this.#answers, message.ask] : [this.#results, message.lane]
    const found = waiting.get(number)
    waiting.delete(number)
    if (message.type === 'failed') found?.reject(new Error(message.message))
    else found?.resolve(message.value as never)
  }

  #fail(message: string): void {
    this.isDead = true
    for (const { reject } of [...this.#results.values(), ...this.#answers.values()])
      reject(new Error(message))
    this.#results.clear()
    this.#answers.clear()
  }
}

const sharedSlot = ({ area, places }: ReaderSlot): SharedSlot => ({ bytes: area.bytes, places })

function sentBatch(batch: RecordBatch, slot: number): SentBatch {
  const { records, firstRecord, firstLine, firstByte, oddities, lineEnds, extraFields, isShortened } = batch
  return { slot, records, firstRecord, firstLine, firstByte, oddities, lineEnds, extraFields, isShortened }
}

function threadLane<R>(
  counter: Counter,
  spec: ProfileSpec | CheckSpec,
  result: (value: never, lane: number) => R,
): Lane<R> {
  const lane = counter.newNumber()
  // From the beginning, because the other thread may fail before the end.
  const value = counter.result<never>(lane)
  value.catch(() => undefined)
  const slots = counter.memory.take()
  // Whoever had this memory before has nothing left to send, but perhaps something to be dealt with.
  const before = counter.send({ type: 'begin', lane, spec, slots: slots.map(sharedSlot) })
  const lastOfSlot = slots.map(() => before)
  let isOpen = true
  // Once only: memory that was given back twice would be used by two lanes.
  const close = (message: ToCounter): void => {
    if (!isOpen) return
    isOpen = false
    counter.send(message)
    counter.memory.giveBack(slots)
  }
  return {
    options: { slots, beforeReuse: (slot) => counter.waitFor(lastOfSlot[slot] ?? before) },
    add: (batch, slot) => {
      lastOfSlot[slot] = counter.send({ type: 'batch', lane, batch: sentBatch(batch, slot) })
    },
    mark: (mark) => void counter.send({ type: 'mark', lane, mark }),
    end: async (lineEnds) => {
      close({ type: 'end', lane, lineEnds })
      return result(await value, lane)
    },
    drop: () => {
      counter.forgetResult(lane)
      close({ type: 'drop', lane })
    },
  }
}

/** Lanes into a thread that is started from its file when the first is opened, and kept. */
export function createThreadLanes(file: string | URL): Lanes & { start: () => void } {
  let started: Counter | undefined
  const counter = (): Counter => {
    if (started === undefined || started.isDead) started = new Counter(file)
    return started
  }
  return {
    start: () => void counter(),
    profile: (spec) => {
      const own = counter()
      return threadLane(own, spec, (profile: FileProfile, lane): CountedFile => ({
        profile,
        countFits: (column, formats) => own.count(lane, column, formats),
        forget: () => void own.send({ type: 'forget', lane }),
      }))
    },
    check: (spec) => threadLane(counter(), spec, (value: CheckResult) => value),
  }
}
