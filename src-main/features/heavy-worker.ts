// The thread in which heavy calls are answered.
import { parentPort, workerData } from 'node:worker_threads'
import type { HeavyData } from '../heavy/messages.ts'
import { serveHeavy } from '../heavy/serve.ts'
import type { Handlers } from '../ipc/implement.ts'
import { heavyHandlers } from './heavy-handlers.ts'

if (parentPort === null) throw new Error('heavy-worker runs as a worker thread')
// Main hands over no other calls.
serveHeavy(parentPort, workerData as HeavyData, heavyHandlers as Handlers)
