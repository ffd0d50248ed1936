// Acts over many people in an organization of 100,000: bulk acts on 8,000 (B-02) and the import of 50,000 rows (B-03), through
// the whole pipeline with policy, plan, notices and the trail, against bare statements that write the same rows in one
// transaction of the same file. Meanwhile a page of the list is asked for again and again. The longest stall is how long main
// did nothing else; the longest answer is how long somebody waited for that page.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '../../src-shared/contract/index.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { stateOf, startLargeOrganization } from './support/large-organization.ts'
import { printRatio } from './support/measure.ts'

const inBulk = 8000
const rowsInFile = 50_000

const backend = await startLargeOrganization()
const bare = 'bare statements for the same rows'

interface Timed<Value> {
  readonly value: Value
  readonly ms: number
  readonly stall: number
  readonly answer: number
}

/** Runs work once, and watches how long nothing else could run meanwhile. */
async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  let [stall, last] = [0, performance.now()]
  const look = () => {
    const now = performance.now()
    stall = Math.max(stall, now - last)
    last = now
  }
  const timer = setInterval(look, 5)
  const asking = askMeanwhile()
  const started = performance.now()
  const value = await work()
  const ms = performance.now() - started
  look()
  clearInterval(timer)
  return { value, ms, stall, answer: await asking.end() }
}

/** Opens a page of the list every now and then. @returns the longest wait for it, in milliseconds */
function askMeanwhile(): { end(): Promise<number> } {
  let longest = 0
  const over = new AbortController()
  const asking = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now()
      await backend.call('people.list', { filters: {}, offset: 0, limit: 100 })
      longest = Math.max(longest, performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  return {
    end: async () => {
      over.abort()
      await asking
      return longest
    },
  }
}

function tell(what: string, { ms, stall, answer }: Timed<unknown>, peer: number): void {
  const meanwhile = `longest stall ${stall.toFixed(0)} ms, longest answer ${answer.toFixed(0)} ms`
  printRatio(what, ms, peer, `${bare}; ${meanwhile}`)
}

/** How long the statement takes for each of these values in one transaction, which is then taken back. */
function bareTime(text: string, values: readonly (string | number)[][]): number {
  const taken = new Error('taken back')
  const started = performance.now()
  try {
    backend.store.write(({ raw }) => {
      const statement = raw.prepare(text)
      for (const each of values) statement.run(...each)
      throw taken
    })
  } catch (error) {
    if (error !== taken) throw error
  }
  return performance.now() - started
}

const ids: PersonId[] = []
for (let id = 2; ids.length < inBulk; id += 1) if (stateOf(id) === 'active') ids.push(id as PersonId)

async function bulk(act: Input<'people.preview-bulk'>['act'], peer: number): Promise<void> {
  const preview = await timed(() =>
    backend.call('people.preview-bulk', {
      act,
      query: { filters: {} },
      selection: { kind: 'some', ids },
      taskId: 'bench-preview',
    }),
  )
  tell(`${act.act}: preview of ${ids.length}`, preview, peer)
  const done = await timed(() =>
    backend.call('people.bulk', { preview: preview.value.preview, confirmLastLead: false }),
  )
  tell(`${act.act}: ${preview.value.eligible} people`, done, peer)
}

const each = ids.map((id) => [id])
const grants = bareTime(
  `INSERT INTO role_grant (person_id, module, role, granted_at) VALUES (?, 'submittals', 'editor', '2026')
    ON CONFLICT DO UPDATE SET role = 'editor'`,
  each,
)
await bulk({ act: 'set-group', next: 'editor' }, grants)
const disabling = bareTime(`UPDATE person SET state = 'disabled' WHERE id = ?`, each)
await bulk({ act: 'disable' }, disabling)
await bulk({ act: 'enable' }, disabling)

const lines = Array.from(
  { length: rowsInFile },
  (_, i) => `new.${i}@example.com,Ana,Alder ${i},${i % 2 === 0 ? 'Viewer' : ''}`,
)
const path = join(backend.dataDir, 'people.csv')
writeFileSync(path, ['E-mail,First name,Last name,Permission group', ...lines].join('\r\n'))
const people = bareTime(
  `INSERT INTO person (user_name, email, first_name, last_name, sort_name, state, created_at)
    VALUES (?, ?, 'Ana', ?, ?, 'invited', '2026')`,
  lines.map((_, i) => [`new.${i}@example.com`, `new.${i}@example.com`, `Alder ${i}`, `alder ${i} ana`]),
)
const file = backend.services.files.admit(path).token
const read = await timed(() => backend.call('people-import.read', { file, taskId: 'bench-read' }))
tell(`import: reading ${read.value.rows} rows`, read, people)
const dry = await timed(() =>
  backend.call('people-import.dry-run', {
    file: read.value.file,
    mapping: read.value.mapping,
    taskId: 'bench-dry-run',
  }),
)
tell('import: trying it out', dry, people)
const run = { run: dry.value.run, only: 'all', confirmLastLead: false } as const
tell(
  'import: adding and inviting everybody',
  await timed(() => backend.call('people-import.run', { ...run, invite: true })),
  people,
)
backend.dispose()
