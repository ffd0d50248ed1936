// Where a read is done. In a small store on the spot, which takes no longer than a message to a thread would; in a large
// one in a thread, so that the window stays free. It is the same code over the same store, and who asks is asked twice.
import type { ReadDb, Store } from '../db/open.ts'
import type { Task } from '../tasks/tasks.ts'
import { admit, answerRead, handlerOf } from './admit.ts'
import type { CallRequest } from './admit.ts'
import { Refusal, Told } from './errors.ts'
import type { Watch } from './implement.ts'

const nobodyWatches: Watch = { progress: () => {}, isCancelled: () => false }

/** The answer as JSON text. @throws Refusal, Forbidden, Told */
export async function readSomewhere(store: Store, request: CallRequest): Promise<string> {
  const { input, services } = request
  if (isDoneHere(store, request)) return store.read((db) => answerRead(db, request, nobodyWatches))
  const { taskId } = input as { readonly taskId?: string }
  return taskId === undefined
    ? readInThread(store, request, null)
    : services.tasks.run(taskId, (task) => readInThread(store, request, task))
}

/** What a command needs before it is carried out, read within the task that it runs as. @throws as `readSomewhere` does */
export async function gatherSomewhere(store: Store, request: CallRequest, task: Task): Promise<unknown> {
  const text = isDoneHere(store, request)
    ? store.read((db) => answerRead(db, request, nobodyWatches))
    : await readInThread(store, request, task)
  return JSON.parse(text)
}

function isDoneHere(store: Store, request: CallRequest): boolean {
  const isQuick = handlerOf(request).isQuick?.(request.input) === true
  return isQuick || store.read(bytesOf) < request.services.reading.smallest
}

function bytesOf({ raw }: ReadDb): number {
  return raw
    .prepare('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')
    .pluck()
    .get() as number
}

async function readInThread(store: Store, request: CallRequest, task: Task | null): Promise<string> {
  const { name, input, now, services } = request
  const { session, systemTranslation } = services
  store.read((db) => admit(db, request))
  const [person, viewed] = [session.personId(), session.viewing()]
  const order = { name, input, now, person, viewed, systemTranslation }
  try {
    const text = await services.reading.answer(handlerOf(request).thread ?? 'lists', order, task)
    // Whoever asked may have gone, and somebody else may look at the screen.
    if (session.personId() === person && session.viewing() === viewed) return text
  } catch (error) {
    // Their rights have ended meanwhile: refused, and noted down, as if it had been asked now.
    if (error instanceof Told && error.error.code === 'forbidden') store.read((db) => admit(db, request))
    throw error
  }
  throw new Refusal('no-session', 'no-session')
}
