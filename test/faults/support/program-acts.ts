// Acts of the whole program, through its calls. They stand apart because loading all of it takes longer than most acts on the
// store alone.
import { join } from 'node:path'
import type { CallName, Input, Output } from '../../../src-shared/contract/index.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { handlers } from '../../../src-main/features/handlers.ts'
import { createDispatch } from '../../../src-main/ipc/dispatch.ts'
import { startBackend } from '../../contract/support/backend.ts'
import type { TestBackend } from '../../contract/support/backend.ts'
import { exportName, passphrase, peopleFile } from './acts.ts'
import type { Act } from './acts.ts'

/** In the name of whoever set the organization up. */
async function signedIn(dataDir: string, work: (backend: TestBackend) => Promise<unknown>): Promise<void> {
  const backend = startBackend(dataDir)
  backend.services.session.start(
    backend.store.read(({ raw }) => raw.prepare('SELECT min(id) FROM person').pluck().get()) as PersonId,
  )
  await work(backend)
  backend.close()
}

export const programActs: Readonly<Record<string, Act>> = {
  /** The people of the folder's file: by the pipeline that the thread runs, but here, where steps are counted. */
  import: (dataDir) =>
    signedIn(dataDir, async (backend) => {
      const { token } = backend.services.files.admit(join(dataDir, peopleFile))
      const taskId = 'people-import'
      const dispatch = createDispatch(backend.store, handlers, backend.services)
      const call = async <Name extends CallName>(name: Name, input: Input<Name>) => {
        const reply = JSON.parse(await dispatch(name, JSON.stringify(input))) as Reply<Output<Name>>
        if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.reason}`)
        return reply.value
      }
      const { file, mapping } = await call('people-import.read', { file: token, taskId })
      const { run } = await call('people-import.dry-run', { file, mapping, taskId })
      await call('people-import.run', { run, only: 'all', invite: true })
    }),
  export: (dataDir) =>
    signedIn(dataDir, async (backend) => {
      backend.dialogAnswers.push(join(dataDir, exportName))
      const scope = { reader: { kind: 'everything' as const }, from: null, to: null }
      await backend.call('exports.create', {
        ...scope,
        modules: ['submittals', 'programs', 'emissions'],
        passphrase,
        taskId: 'make-export',
      })
    }),
}
