// Who can (B-05) and the scope filters of people (B-01) with 100,000 people, 500 programs and 10,000 sources, through the
// whole pipeline, against a bare SELECT of the same people on the same file, which knows no rules; and what of it main itself
// does, whose window must stay free.
import type { Input } from '../../src-shared/contract/index.ts'
import { startLargeOrganization } from './support/large-organization.ts'
import { medianTime, ownTime, printRatio } from './support/measure.ts'

const backend = await startLargeOrganization()
const first = { offset: 0, limit: 100 }
let slowest = 0

async function compare(what: string, ours: () => unknown, rawText: string): Promise<void> {
  const raw = backend.store.read((db) => db.raw.prepare(rawText))
  const peer = await medianTime(7, () => raw.all())
  printRatio(what, await medianTime(7, ours), peer, 'bare SELECT of the same people')
  slowest = Math.max(slowest, await ownTime(ours))
}

const who = (question: Pick<Input<'access.who'>, 'thing' | 'action'>) => () =>
  backend.call('access.who', { ...question, ...first, sort: { column: 'name', descending: false } })
const listed = (filters: Input<'people.list'>['filters']) => () =>
  backend.call('people.list', { filters, ...first })
const byName = 'ORDER BY sort_name, id'
const program = { kind: 'program', id: 250 } as never
const source = { kind: 'source', id: 9999 } as never
const contacts = 'SELECT person_id FROM program_contact WHERE program_id = 250'

await compare(
  'who can see a program',
  who({ thing: program, action: 'programs.view' }),
  `SELECT id FROM person WHERE id IN (${contacts}) ${byName}`,
)
await compare(
  'who can do anything to a source',
  who({ thing: source, action: null }),
  `SELECT id FROM person WHERE id IN (SELECT person_id FROM role_grant WHERE module = 'emissions') ${byName}`,
)
await compare(
  'who can see a facility (50,000 people)',
  who({ thing: { kind: 'facility', id: 1 } as never, action: 'facilities.view' }),
  `SELECT id FROM person WHERE id IN (SELECT person_id FROM role_grant WHERE module = 'submittals') ${byName}`,
)
await compare(
  'who can add a program (everybody)',
  who({ thing: { kind: 'organization' }, action: 'programs.create' }),
  `SELECT id FROM person ${byName}`,
)
await compare(
  'who can do anything in the organization',
  who({ thing: { kind: 'organization' }, action: null }),
  `SELECT id FROM person ${byName}`,
)
await compare(
  'how many hold each role',
  () => backend.call('access.role-counts', {}),
  'SELECT module, role, count(*) FROM role_grant GROUP BY 1, 2',
)
await compare(
  'people of a program',
  listed({ inProgram: ['250'] }),
  `SELECT id FROM person WHERE id IN (${contacts}) ${byName}`,
)
await compare(
  'people assigned to a source, from above too',
  listed({ place: ['source:9999'] }),
  `SELECT id FROM person WHERE id IN (SELECT person_id FROM assignment WHERE entity_id = 500) ${byName}`,
)
console.log(`main itself spent at most ${slowest.toFixed(1)} ms on one of them`)
backend.dispose()
