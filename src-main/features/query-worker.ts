// The thread that answers long reads. It asks the policy as main has done, over the snapshot that it reads.
import { parentPort, workerData } from 'node:worker_threads'
import { translator } from '../../src-shared/i18n/translate.ts'
import { openReader } from '../db/open.ts'
import { getPreferences } from '../directory/queries.ts'
import { answerRead } from '../ipc/admit.ts'
import { toCallError } from '../ipc/errors.ts'
import type { FromThread, ReadOrder, ThreadData, ToThread } from '../ipc/reading-threads.ts'
import type { Services } from '../ipc/services.ts'
import { stopWatch } from '../threads/stop-flag.ts'
import { handlers } from './handlers.ts'

if (parentPort === null) throw new Error('query-worker runs as a worker thread')
const port = parentPort
const { storePath, nativeBinding } = workerData as ThreadData
const store = openReader(storePath, nativeBinding)
const send = (message: FromThread): void => port.postMessage(message)

port.on('message', (message: ToThread) => {
  if (message.type === 'end') {
    store.close()
    port.close()
  } else answer(message)
})

function answer({ id, order, stop }: Extract<ToThread, { type: 'read' }>): void {
  const watch = {
    isCancelled: stopWatch(stop),
    progress: (done: number, total: number | null) => send({ id, type: 'progress', done, total }),
  }
  try {
    const { name, input, now } = order
    const request = { name, input, now, handlers, services: servicesFor(order) }
    send({ id, type: 'done', text: store.read((db) => answerRead(db, request, watch)) })
  } catch (error) {
    const { person, systemTranslation } = order
    const { translation } = store.read((db) => getPreferences(db, person, systemTranslation))
    const told = toCallError(error, translator(translation))
    const fault = told.code === 'failed' ? (error as Error).stack : undefined
    send({ id, type: 'refused', error: told, fault })
  }
}

/** What letting somebody in needs; a read gets no services. Ending a session is main's to do. */
function servicesFor({ person, viewed, systemTranslation }: ReadOrder): Services {
  const session = { personId: () => person, viewing: () => viewed, view: () => {}, end: () => {} }
  return { session, systemTranslation, emit: () => {} } as unknown as Services
}
