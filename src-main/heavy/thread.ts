// Calls over thousands of people are answered in a thread of their own, by the same pipeline over a connection of its own:
// main only hands them over and goes on answering. The thread lives as long as the session that it serves, and so does what
// it keeps (previews, dry runs).
import { Worker } from 'node:worker_threads'
import type { Turns } from '../db/turns.ts'
import { Refusal } from '../ipc/errors.ts'
import type { Services } from '../ipc/services.ts'
import type { Task } from '../tasks/tasks.ts'
import { createQuestions } from '../threads/questions.ts'
import type { Questions } from '../threads/questions.ts'
import type { FromHeavy, HeavyData, ToHeavy } from './messages.ts'

export interface Heavy {
  /** Whether the call is one for the thread. */
  takes(name: string): boolean
  /** Answers a call of whoever is signed in. @returns the Reply as JSON text @throws Refusal `cancelled` */
  answer(name: string, inputText: string, taskId: string | undefined): Promise<string>
  /** Ends the thread, whatever it does; what it was writing is not saved. Resolves when it has let go of the store. */
  stop(): Promise<void>
}

export interface HeavyOptions {
  readonly worker: string | URL
  readonly calls: ReadonlySet<string>
  readonly storePath: string
  readonly nativeBinding: string | undefined
  readonly turns: Turns
  readonly services: Pick<
    Services,
    'session' | 'files' | 'tasks' | 'desktop' | 'clock' | 'systemTranslation' | 'emit'
  >
  /** The thread's turn to write is over. */
  onWritten(): void
}

interface Thread {
  readonly worker: Worker
  /** Whom it serves. */
  readonly key: string
  readonly questions: Questions
  /** Ends of the turns that it has taken. */
  readonly turns: Map<number, () => void>
  readonly ended: Promise<void>
  isEnding: boolean
  fault: Error | null
}

export function createHeavy(options: HeavyOptions): Heavy {
  const { turns, services } = options
  const { session, tasks, clock } = services
  let thread: Thread | null = null

  const keyNow = () => `${session.personId()} ${session.viewing()}`

  function start(personId: HeavyData['personId']): Thread {
    const data: HeavyData = {
      storePath: options.storePath,
      nativeBinding: options.nativeBinding,
      personId,
      viewing: session.viewing(),
      systemTranslation: services.systemTranslation,
    }
    const worker = new Worker(options.worker, { workerData: data })
    // An idle thread is no reason for a program to stay.
    worker.unref()
    const fresh: Thread = {
      worker,
      key: keyNow(),
      questions: createQuestions(worker),
      turns: new Map(),
      isEnding: false,
      fault: null,
      ended: new Promise<void>((resolve) => {
        worker.on('exit', () => {
          forget(fresh)
          resolve()
        })
      }),
    }
    worker.on('message', (message: FromHeavy) => receive(fresh, message))
    worker.on('error', (error) => {
      fresh.fault = error instanceof Error ? error : new Error(String(error))
    })
    return fresh
  }

  /** The thread is no more, and its connection with it: whoever waits for it is told, and its turns are over. */
  function forget(gone: Thread): void {
    if (thread === gone) thread = null
    const told = gone.isEnding
      ? new Refusal('cancelled', 'cancelled')
      : (gone.fault ?? new Error('the thread of heavy calls has ended'))
    gone.questions.refuseAll(told)
    for (const endTurn of gone.turns.values()) endTurn()
    gone.turns.clear()
  }

  function send({ worker }: Thread, message: ToHeavy): void {
    // Transfers nothing; the list is what the linter wants of a window's postMessage.
    worker.postMessage(message, [])
  }

  function receive(from: Thread, message: FromHeavy): void {
    switch (message.type) {
      case 'answered':
        from.questions.answer(message.id, message.text)
        return
      case 'progress':
        services.emit('progress', { taskId: message.taskId, done: message.done, total: message.total })
        return
      case 'take-turn':
        void takeTurn(from, message.id)
        return
      case 'end-turn':
        options.onWritten()
        from.turns.get(message.id)?.()
        from.turns.delete(message.id)
        return
      case 'choose':
        void choose(from, message)
        return
      case 'emit':
        services.emit(message.name, message.payload)
        return
      case 'end-session':
        if (thread === from) session.end(message.ending)
        return
      case 'end-viewing':
        if (thread === from) session.view(null)
    }
  }

  async function takeTurn(from: Thread, id: number): Promise<void> {
    const endTurn = await turns.take()
    // Nobody is there any more to take it.
    if (thread !== from) return endTurn()
    from.turns.set(id, endTurn)
    send(from, { type: 'turn', id, now: clock.now() })
  }

  async function choose(from: Thread, { id, place }: Extract<FromHeavy, { type: 'choose' }>): Promise<void> {
    const path = await services.desktop.chooseFileToSave(place).catch(() => null)
    if (thread === from) send(from, { type: 'chosen', id, path })
  }

  function hand(name: string, inputText: string, signal: AbortSignal | null): Promise<string> {
    const personId = session.personId()
    if (personId === null) return Promise.reject(new Refusal('no-session', 'no-session'))
    if (thread !== null && thread.key !== keyNow()) void end(thread)
    thread ??= start(personId)
    const to = thread
    return to.questions.ask(signal === null ? null : { signal }, (id, stop) =>
      send(to, {
        type: 'call',
        id,
        name,
        inputText,
        now: clock.now(),
        stop,
        paths: services.files.paths(),
      }),
    )
  }

  function end(gone: Thread): Promise<void> {
    if (thread === gone) thread = null
    gone.isEnding = true
    void gone.worker.terminate()
    return gone.ended
  }

  return {
    takes: (name) => options.calls.has(name),
    answer: (name, inputText, taskId) =>
      taskId === undefined
        ? hand(name, inputText, null)
        : tasks.run(taskId, ({ signal }: Task) => hand(name, inputText, signal)),
    stop: () => (thread === null ? Promise.resolve() : end(thread)),
  }
}
