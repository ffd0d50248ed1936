// Main as the window meets it: real store in a temporary folder, real dispatch, no window. The clock and the desktop are
// stand-ins that a test can move and read.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '../../../src-main/backend.ts'
import type { Backend, BackendOptions } from '../../../src-main/backend.ts'
import type { SecretBox } from '../../../src-main/ipc/services.ts'
import type { Events, CallName, Input, Output } from '../../../src-shared/contract/index.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { CallError, Reply } from '../../../src-shared/domain/errors.ts'

export const repositoryRoot = join(import.meta.dirname, '../../..')
export const migrationsDir = join(repositoryRoot, 'resources/migrations')

export interface TestBackend extends Backend {
  readonly dataDir: string
  /** Events that the window would have got, in order. */
  readonly events: { name: keyof Events; payload: unknown }[]
  /** Answers of the native dialogs, in order; null is Cancel. */
  readonly dialogAnswers: (string | null)[]
  /** Paths that were to be opened in other programs. */
  readonly openedFiles: string[]
  /** Moves both the clock and the uptime. */
  advance(seconds: number): void
  setNow(now: string): void
  /** Makes a call that must succeed. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>
  /** Makes a call that must be refused. */
  refused<Name extends CallName>(name: Name, input: Input<Name>): Promise<CallError>
  /** The raw pipeline: any name, any input. */
  send(name: string, input: unknown): Promise<Reply<unknown>>
  /** Bodies of the audit trail, oldest first. */
  audit(): Record<string, unknown>[]
  /** Closes and opens the same folder again, as a restart does. */
  restart(): TestBackend
  dispose(): void
}

/** Stands in for the system's key store: what it wraps does not read as what went in. */
const fakeSecretBox: SecretBox = {
  state: () => 'usable',
  wrap: (secret) => Buffer.from(secret).map((byte) => byte ^ 0x5a) as Buffer,
  unwrap: (wrapped) => Buffer.from(wrapped.map((byte) => byte ^ 0x5a)).toString(),
}

export function startBackend(
  dataDir = mkdtempSync(join(tmpdir(), 'keyholder-test-')),
  own: Partial<Pick<BackendOptions, 'smallestForThreads' | 'exportWorker'>> = {},
): TestBackend {
  let now = Date.parse('2026-03-02T09:00:00.000Z')
  let uptime = 5000
  const events: TestBackend['events'] = []
  const dialogAnswers: (string | null)[] = []
  const openedFiles: string[] = []
  const nextAnswer = () => Promise.resolve(dialogAnswers.shift() ?? null)
  const backend = createBackend({
    dataDir,
    migrationsDir,
    csv: {
      worker: new URL('../../../src-main/features/imports/csv-worker.ts', import.meta.url),
      samplesDir: join(repositoryRoot, 'resources/demo'),
    },
    queryWorker: new URL('../../../src-main/features/query-worker.ts', import.meta.url),
    backupWorker: new URL('../../../src-main/backups/backup-worker.ts', import.meta.url),
    clock: { now: () => new Date(now).toISOString(), uptime: () => uptime },
    desktop: {
      chooseFileToOpen: nextAnswer,
      chooseFileToSave: nextAnswer,
      chooseFolder: nextAnswer,
      copyText: () => {},
      // The document itself, so that a test can read what would be printed.
      printToPdf: (html) => Promise.resolve(new TextEncoder().encode(html)),
      setTheme: () => {},
      openFile: (path) => {
        openedFiles.push(path)
        return Promise.resolve(true)
      },
    },
    exportWorker: new URL('../../../src-main/features/export-worker.ts', import.meta.url),
    heavyWorker: new URL('../../../src-main/features/heavy-worker.ts', import.meta.url),
    trailWorker: new URL('../../../src-main/features/audit-trail/trail-worker.ts', import.meta.url),
    secretBox: fakeSecretBox,
    patience: { answer: 400, whole: 2000 },
    systemTranslation: 'en_default',
    version: 'test',
    demo: null,
    emit: (name, payload) => events.push({ name, payload }),
    ...own,
  })
  const send = async (name: string, input: unknown) =>
    JSON.parse(await backend.dispatch(name, JSON.stringify(input))) as Reply<unknown>
  return {
    ...backend,
    dataDir,
    events,
    dialogAnswers,
    openedFiles,
    send,
    advance: (seconds) => {
      now += seconds * 1000
      uptime += seconds
    },
    setNow: (text) => {
      now = Date.parse(text)
    },
    call: async (name, input) => {
      const reply = await send(name, input)
      if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`)
      return reply.value as never
    },
    refused: async (name, input) => {
      const reply = await send(name, input)
      if (reply.ok) throw new Error(`${name} was not refused: ${JSON.stringify(reply.value)}`)
      return reply.error
    },
    audit: () =>
      backend.store.read((db) =>
        (db.raw.prepare('SELECT body FROM audit_event ORDER BY seq').all() as { body: string }[]).map(
          ({ body }) => JSON.parse(body) as Record<string, unknown>,
        ),
      ),
    restart: () => {
      backend.close()
      return startBackend(dataDir, own)
    },
    dispose: () => {
      backend.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const founder = { userName: 'ada@example.com', password: 'violet tram under seven hats' }

let setUpFiles: Promise<ReadonlyMap<string, Buffer>> | undefined

/** A data folder as setting up leaves it, made once and copied: passwords are slow to hash, which is their purpose. */
async function setUpOnce(): Promise<ReadonlyMap<string, Buffer>> {
  const backend = startBackend()
  await backend.call('session.set-up', {
    organization: { name: 'Example Works', headquartersAddress: '1 Sample Street', passwordPolicy: 'strong' },
    person: { email: founder.userName, firstName: 'Ada', lastName: 'Example', phone: '', title: '' },
    translation: 'en_default',
    timeZone: 'UTC',
    password: founder.password,
    verifyPassword: founder.password,
  })
  backend.close()
  const names = readdirSync(backend.dataDir)
  const files = new Map(names.map((name) => [name, readFileSync(join(backend.dataDir, name))]))
  backend.dispose()
  return files
}

/** A backend whose organization is set up and whose first person is signed in. */
export async function startOrganization(
  dataDir = mkdtempSync(join(tmpdir(), 'keyholder-test-')),
): Promise<TestBackend> {
  setUpFiles ??= setUpOnce()
  for (const [name, content] of await setUpFiles) writeFileSync(join(dataDir, name), content)
  const backend = startBackend(dataDir)
  backend.services.session.start(1 as PersonId)
  return backend
}
