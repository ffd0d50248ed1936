// Sends what is queued, one message at a time. An attempt runs outside every transaction: the message is marked
// `sending` before and settled after it, so that no moment claims more than is known. It wakes when something changed and
// when a message's time has come.
import type { Events } from '../../src-shared/contract/index.ts'
import { StoreClosed } from '../db/store-error.ts'
import type { TurnStore } from '../db/turns.ts'
import type { Clock, SecretBox } from '../ipc/services.ts'
import { deliver } from './deliver.ts'
import type { Outcome, Patience } from './deliver.ts'
import { letterOf } from './letter.ts'
import { recoverInterrupted, settle, withdrawExpired } from './outcome.ts'
import {
  getDueMessage,
  getMailServer,
  getNextAttempt,
  listExpired,
  listInterrupted,
  updateMessage,
} from './queries.ts'
import type { StoredLetter, StoredServer } from './queries.ts'
import { serverAccess } from './server-access.ts'

export interface Sender {
  /** Something may be due. Cheap when nothing is. */
  wake(): void
  /** Resolves when nothing is due or under way. */
  idle(): Promise<void>
  /** Gives up what is under way; it is found `sending` at the next start. */
  close(): void
}

interface SenderOptions {
  readonly store: TurnStore
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly patience: Patience
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void
}

interface Job {
  readonly server: StoredServer
  readonly letter: StoredLetter
}

/** Timers do not count while the machine sleeps, and clocks are set: look again at least this often, in milliseconds. */
const longestSleep = 600_000
/** Between so many main answers calls. */
const withdrawnAtOnce = 100
/** After a fault of the store, as a full disk. */
const faultSleep = 60_000

export function createSender(options: SenderOptions): Sender {
  const { store, clock, emit } = options
  const ending = new AbortController()
  let round: Promise<void> | null = null
  let isWoken = false
  let timer: NodeJS.Timeout | undefined

  const wake = () => {
    isWoken = true
    if (ending.signal.aborted) return
    round ??= nextTurn()
      .then(work)
      .finally(() => {
        round = null
        if (isWoken) wake()
      })
  }

  async function work(): Promise<void> {
    clearTimeout(timer)
    let sleep = longestSleep
    try {
      while (isWoken && !ending.signal.aborted) {
        isWoken = false
        await sendAll()
      }
      if (!ending.signal.aborted) sleep = untilNext()
    } catch (error) {
      // Whatever it was, the messages are still there.
      if (error instanceof StoreClosed) return
      console.error('The outbox could not be worked through:', error)
      isWoken = false
      sleep = faultSleep
    }
    if (!ending.signal.aborted) timer = setTimeout(wake, sleep).unref()
  }

  async function sendAll(): Promise<void> {
    await withdrawAllExpired()
    if (ending.signal.aborted) return
    for (let job = await take(); job !== null; job = await take()) {
      const outcome = await attempt(options, job, ending.signal)
      if (ending.signal.aborted) return
      const { letter } = job
      await store.writeInTurn((db) => settle(db, letter, outcome, clock.now()))
      emit('changed', { topics: ['outbox', 'audit-trail'] })
      if (ending.signal.aborted) return
    }
  }

  /** Everybody of an import is invited at one moment, and what was not sent runs out at one. */
  async function withdrawAllExpired(): Promise<void> {
    const now = clock.now()
    const isAny = () => store.read((db) => listExpired(db, now, 1).length > 0)
    while (!ending.signal.aborted && isAny()) {
      await store.writeInTurn((db) => withdrawExpired(db, now, withdrawnAtOnce))
      emit('changed', { topics: ['outbox'] })
      await nextTurn()
    }
  }

  /** Marks the next message as being sent; null when there is none, or no server. */
  async function take(): Promise<Job | null> {
    const now = clock.now()
    const isAnything = store.read(
      (db) =>
        listInterrupted(db).length > 0 ||
        (getMailServer(db) !== undefined && getDueMessage(db, now) !== undefined),
    )
    if (!isAnything) return null
    const job = await store.writeInTurn((db) => {
      if (ending.signal.aborted) return null
      recoverInterrupted(db, now)
      const server = getMailServer(db)
      const letter = server && getDueMessage(db, now)
      if (letter === undefined || server === undefined) return null
      const { id, attempts } = letter
      updateMessage(db, id, ['queued'], { state: 'sending', attempts: attempts + 1, nextAttemptAt: null })
      return { server, letter }
    })
    emit('changed', { topics: ['outbox'] })
    return job
  }

  function untilNext(): number {
    const next = store.read((db) => (getMailServer(db) === undefined ? null : getNextAttempt(db)))
    if (next === null) return longestSleep
    return Math.min(longestSleep, Math.max(1000, Date.parse(next) - Date.parse(clock.now())))
  }

  async function idle(): Promise<void> {
    const current = round
    if (current === null) return
    await current
    await idle()
  }

  return {
    wake,
    idle,
    close: () => {
      ending.abort()
      clearTimeout(timer)
    },
  }
}

/** After the call that woke it has been answered. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

async function attempt(
  options: SenderOptions,
  { server, letter }: Job,
  signal: AbortSignal,
): Promise<Outcome> {
  const access = serverAccess(server, options.secretBox)
  if (access === null) return { failure: 'secret', isOfServer: true, words: '' }
  const from = { name: server.senderName, address: server.senderAddress }
  return deliver({
    server: access,
    letter: letterOf(letter, from, options.clock.now()),
    patience: options.patience,
    signal,
  })
}
