// The thread beside the CSV worker: it counts the records that the worker has split, out of shared memory. While a file
// goes by it does nothing else, not even turn to its event loop; between files it sleeps in it.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { dateCatalogue } from '../../../src-shared/csv/date-catalogue.ts'
import { RecordBatch } from '../../../src-shared/csv/record-batch.ts'
import type { LineEnds } from '../../../src-shared/csv/record-batch.ts'
import { CheckTally, ProfileTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { DONE, SENT } from './thread-lane.ts'
import type { FromCounter, SentBatch, SharedSlot, ToCounter } from './thread-lane.ts'

if (parentPort === null) throw new Error('csv-counter runs as a worker thread')
const port = parentPort
const counters = workerData as Int32Array

interface OpenLane {
  readonly tally: Tally<unknown>
  readonly slots: readonly SharedSlot[]
  readonly batches: readonly RecordBatch[]
}

const open = new Map<number, OpenLane>()
/** Profiles whose counts can still be asked. */
const kept = new Map<number, ProfileTally>()

const send = (message: FromCounter): void => port.postMessage(message)

function begin({ lane, spec, slots }: Extract<ToCounter, { type: 'begin' }>): void {
  const tally = spec.kind === 'profile' ? new ProfileTally(spec) : new CheckTally(spec)
  open.set(lane, { tally, slots, batches: slots.map(({ places }) => new RecordBatch(places)) })
}

function addBatch({ tally, slots, batches }: OpenLane, sent: SentBatch): void {
  const batch = batches[sent.slot] as RecordBatch
  batch.bytes = (slots[sent.slot] as SharedSlot).bytes
  Object.assign(batch, sent)
  tally.addBatch(batch)
}

function end(lane: number, { tally }: OpenLane, lineEnds: LineEnds): void {
  open.delete(lane)
  const value = tally.finish(lineEnds)
  if (tally instanceof ProfileTally) kept.set(lane, tally)
  send({ type: 'result', lane, value: value as never })
}

function handle(message: ToCounter): void {
  const lane = open.get(message.lane)
  switch (message.type) {
    case 'begin':
      begin(message)
      break
    case 'batch':
      if (lane !== undefined) addBatch(lane, message.batch)
      break
    case 'mark':
      lane?.tally.mark(message.mark)
      break
    case 'end':
      if (lane !== undefined) end(message.lane, lane, message.lineEnds)
      break
    case 'count':
      send({
        type: 'counted',
        ask: message.ask,
        value: kept.get(message.lane)?.countFits(message.column, message.formats) ?? {},
      })
      break
    case 'drop':
      open.delete(message.lane)
      break
    case 'forget':
      kept.delete(message.lane)
      break
  }
}

/** Deals with a message and says that it is done, even when it failed: nobody must wait for it forever. */
function deal(message: ToCounter): void {
  try {
    handle(message)
  } catch (error) {
    open.delete(message.lane)
    send({
      type: 'failed',
      lane: message.lane,
      message: error instanceof Error ? error.message : String(error),
    })
  }
  Atomics.add(counters, DONE, 1)
  Atomics.notify(counters, DONE)
}

port.on('message', (first: ToCounter) => {
  deal(first)
  while (open.size > 0) {
    const sent = Atomics.load(counters, SENT)
    const received = receiveMessageOnPort(port)
    if (received !== undefined) deal(received.message)
    // What is sent after the counter was read changes it, so that nothing is slept through.
    else Atomics.wait(counters, SENT, sent, 1000)
  }
})

dateCatalogue()
