// What the killed program was doing, by name. Each act works on a folder that its test has prepared.
import { join } from 'node:path'
import type { CallName, Input, Output } from '../../../src-shared/contract/index.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { openReplaceableStore } from '../../../src-main/backups/replaceable-store.ts'
import { makeBackup } from '../../../src-main/backups/make.ts'
import { backupName } from '../../../src-main/backups/shelf.ts'
import { record } from '../../../src-main/audit/record.ts'
import { readMigrations } from '../../../src-main/db/migrate.ts'
import { openStore, storeFileName } from '../../../src-main/db/open.ts'
import { handlers } from '../../../src-main/features/handlers.ts'
import { createDispatch } from '../../../src-main/ipc/dispatch.ts'
import { repositoryRoot, startBackend } from '../../contract/support/backend.ts'
import type { TestBackend } from '../../contract/support/backend.ts'

const migrationsDir = join(repositoryRoot, 'resources/migrations')

export const peopleFile = 'people.csv'
export const exportName = 'trail.keyholder-audit'
export const passphrase = 'four grey herons wading'

/** In the name of whoever set the organization up. */
async function signedIn(dataDir: string, work: (backend: TestBackend) => Promise<unknown>): Promise<void> {
  const backend = startBackend(dataDir)
  backend.services.session.start(
    backend.store.read(({ raw }) => raw.prepare('SELECT min(id) FROM person').pluck().get()) as PersonId,
  )
  await work(backend)
  backend.close()
}

export const acts: Readonly<Record<string, (dataDir: string) => void | Promise<void>>> = {
  /** Writes a fact and the event that tells it, again and again, and says each one's number once it is committed. */
  write: (dataDir) => {
    const store = openStore({ dataDir, migrationsDir })
    for (let number = 1; ; number += 1) {
      store.write((db) => {
        db.raw.prepare(`INSERT INTO regulator (name, kind) VALUES (?, 'cupa')`).run(`Regulator ${number}`)
        const subject = { kind: 'regulator', id: number, name: `Regulator ${number}` }
        const at = new Date().toISOString()
        record(db, [{ at, actor: null, action: 'regulators.add', outcome: 'done', subject }])
      })
      process.stdout.write(`${number}\n`)
    }
  },
  migrate: (dataDir) => openStore({ dataDir, migrationsDir }).close(),
  backup: async (dataDir) => {
    const target = join(dataDir, 'backups', backupName('2026-03-02T09:00:00.000Z'))
    const newestVersion = readMigrations(migrationsDir).length
    await makeBackup({ store: join(dataDir, storeFileName), target, second: null, newestVersion }, () => {})
  },
  /** What has been ordered before. */
  restore: (dataDir) => openReplaceableStore({ dataDir, migrationsDir }).store.close(),
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
