// The thread's side: the pipeline of every call, over a connection of its own that is open while a call is under way. What
// the thread does not have (dialogs, the turn to write, the session's end) it asks main for.
import type { MessagePort } from 'node:worker_threads'
import type { Events } from '../../src-shared/contract/index.ts'
import { openAgain } from '../db/open.ts'
import type { Store } from '../db/open.ts'
import { withTurns } from '../db/turns.ts'
import { createDispatch } from '../ipc/dispatch.ts'
import type { Handlers } from '../ipc/implement.ts'
import type { Services } from '../ipc/services.ts'
import type { Task, Tasks } from '../tasks/tasks.ts'
import { stopWatch } from '../threads/stop-flag.ts'
import type { FromHeavy, HeavyCall, HeavyData, SavePlace, ToHeavy } from './messages.ts'

type Given = Pick<
  Services,
  'session' | 'files' | 'tasks' | 'desktop' | 'clock' | 'systemTranslation' | 'emit'
>

/** Answers calls until the thread is ended. @param handlers at least those of the calls that it is given */
export function serveHeavy(port: MessagePort, data: HeavyData, handlers: Handlers): void {
  const send = (message: FromHeavy): void => port.postMessage(message)
  /** What waits for main's answer, by number. */
  const asked = new Map<number, (message: ToHeavy) => void>()
  let lastAsked = 0
  let now = ''
  let paths: ReadonlyMap<string, string> = new Map()
  /** Whether the calls under way are to stop, by their task. */
  const stops = new Map<string, () => boolean>()

  const ask = (message: (id: number) => FromHeavy) =>
    new Promise<ToHeavy>((resolve) => {
      lastAsked += 1
      asked.set(lastAsked, resolve)
      send(message(lastAsked))
    })

  const turns = {
    // The thread's own turns are taken one after the other, so that nobody else's is in between.
    isTaken: () => false,
    take: async () => {
      const granted = await ask((id) => ({ type: 'take-turn', id }))
      if (granted.type !== 'turn') throw new Error('expected a turn')
      now = granted.now
      return () => send({ type: 'end-turn', id: granted.id })
    },
  }

  const given: Given = {
    session: {
      personId: () => data.personId,
      viewing: () => data.viewing,
      ending: () => null,
      start: () => {
        throw new Error('no session begins here')
      },
      view: () => send({ type: 'end-viewing' }),
      end: (ending) => send({ type: 'end-session', ending }),
    },
    files: {
      path: (token) => paths.get(token) ?? null,
      paths: () => paths,
      admit: () => {
        throw new Error('no file is admitted here')
      },
      forgetAll: () => {},
    },
    tasks: createThreadTasks(stops, send),
    desktop: {
      chooseFileToSave: async (place: SavePlace) => {
        const chosen = await ask((id) => ({ type: 'choose', id, place }))
        return chosen.type === 'chosen' ? chosen.path : null
      },
    } as Services['desktop'],
    clock: { now: () => now, uptime: () => performance.now() / 1000 },
    systemTranslation: data.systemTranslation,
    emit: <Name extends keyof Events>(name: Name, payload: Events[Name]) =>
      send({ type: 'emit', name, payload }),
  }
  const lending = createLending(() => openAgain(data.storePath, data.nativeBinding))
  const dispatch = createDispatch(withTurns(lending.store, turns), handlers, onlyThese(given))

  async function answer(call: HeavyCall): Promise<void> {
    now = call.now
    paths = call.paths
    const { taskId } = JSON.parse(call.inputText) as { taskId?: string }
    if (taskId !== undefined) stops.set(taskId, stopWatch(call.stop))
    const giveBack = lending.lend()
    const text = await dispatch(call.name, call.inputText).finally(() => {
      giveBack()
      if (taskId !== undefined) stops.delete(taskId)
    })
    send({ type: 'answered', id: call.id, text })
  }

  port.on('message', (message: ToHeavy) => {
    if (message.type === 'call') return void answer(message)
    asked.get(message.id)?.(message)
    asked.delete(message.id)
  })
}

/** Tasks by the flags that main sets; their progress is told at most so often, as main hears it all. */
function createThreadTasks(
  stops: ReadonlyMap<string, () => boolean>,
  send: (message: FromHeavy) => void,
): Tasks {
  const pause = 40
  const taskOf = (taskId: string | undefined): Task => {
    const controller = new AbortController()
    const look = () => {
      const isStopped = taskId === undefined ? undefined : stops.get(taskId)
      if (isStopped?.() === true) controller.abort()
    }
    let lastTold = -Infinity
    return {
      get signal() {
        look()
        return controller.signal
      },
      progress: (done, total) => {
        const at = performance.now()
        if (taskId === undefined || (at - lastTold < pause && done !== total)) return
        lastTold = at
        send({ type: 'progress', taskId, done, total })
      },
    }
  }
  return {
    run: (taskId, work) => work(taskOf(taskId)),
    watch: taskOf,
    cancel: () => {},
    cancelAll: () => {},
  }
}

/** A store that is open while somebody has it: a thread that waits for the next call holds nothing. */
function createLending(open: () => Store) {
  let store: Store | null = null
  let users = 0
  const current = () => {
    store ??= open()
    return store
  }
  return {
    store: {
      path: '',
      read: (work) => current().read(work),
      write: (work) => current().write(work),
      close: () => {},
    } as Store,
    lend: () => {
      users += 1
      return () => {
        users -= 1
        if (users > 0) return
        store?.close()
        store = null
      }
    },
  }
}

/** Services of which a thread has only these; whoever asks it for another is told at once. */
function onlyThese(given: Given): Services {
  return new Proxy(given as Services, {
    get: (target, name) => {
      if (Object.hasOwn(target, name)) return Reflect.get(target, name) as unknown
      throw new Error(`a heavy call has no ${String(name)}`)
    },
  })
}
