// Who can (B-05) and the scope filters of people (B-01) with 100,000 people, 500 programs and 10,000 sources, through the
// whole pipeline, against a bare SELECT of the same people on the same file, which knows no rules.
import type { Input } from '../../src-shared/contract/index.ts'
import { dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import { startOrganization } from '../contract/support/backend.ts'
import type { TestBackend } from '../contract/support/backend.ts'
import { medianTime, printRatio } from './support/measure.ts'

const people = 100_000

function fill({ store }: TestBackend): void {
  store.write(({ raw }) => {
    const at = '2026-01-01T00:00:00.000Z'
    const insert = (text: string) => raw.prepare(text)
    const person = insert(`INSERT INTO person (user_name, email, first_name, sort_name, state, created_at)
      VALUES (@mail, @mail, @name, @name, 'active', '${at}')`)
    const grant = insert(
      `INSERT INTO role_grant (person_id, module, role, granted_at) VALUES (?, ?, ?, '${at}')`,
    )
    for (let i = 0; i < people; i += 1) {
      const { lastInsertRowid: id } = person.run({
        mail: `p${i}@example.com`,
        name: `person ${(i * 7919) % people}`,
      })
      if (i % 2 === 0) grant.run(id, 'submittals', groupRoles[(i / 2) % 3])
      if (i % 5 === 0) grant.run(id, 'emissions', dataRoles[(i / 5) % dataRoles.length])
    }
    const program = insert(
      `INSERT INTO program (name, main_site_contact_id, created_at) VALUES (?, ?, '${at}')`,
    )
    const contact = insert(`INSERT INTO program_contact (program_id, person_id, role, granted_at)
      VALUES (?, ?, 'viewer', '${at}')`)
    for (let i = 1; i <= 500; i += 1) {
      const { lastInsertRowid: id } = program.run(`Program ${i}`, i + 1)
      for (let k = 0; k < 200; k += 1) contact.run(id, 1000 + ((i * 200 + k) % (people - 1000)))
    }
    const entity = insert(`INSERT INTO entity (parent_id, name) VALUES (?, ?)`)
    for (let i = 1; i <= 500; i += 1) entity.run(i === 1 ? null : Math.ceil((i - 1) / 4), `Entity ${i}`)
    const source = insert(`INSERT INTO emission_source (entity_id, name) VALUES (?, ?)`)
    for (let i = 0; i < 10_000; i += 1) source.run(1 + (i % 500), `Source ${i}`)
    const assignment = insert(
      `INSERT INTO assignment (person_id, entity_id, granted_at) VALUES (?, ?, '${at}')`,
    )
    for (let i = 2; i < people; i += 5) assignment.run(i, 1 + (i % 500))
  })
}

const backend = await startOrganization()
process.stdout.write(`filling ${people.toLocaleString('en')} people …`)
fill(backend)
process.stdout.write(' done\n')

const first = { offset: 0, limit: 100 }

async function compare(what: string, ours: () => unknown, rawText: string): Promise<void> {
  const raw = backend.store.read((db) => db.raw.prepare(rawText))
  const peer = await medianTime(7, () => raw.all())
  printRatio(what, await medianTime(7, ours), peer, 'bare SELECT of the same people')
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
  'people of a program',
  listed({ inProgram: ['250'] }),
  `SELECT id FROM person WHERE id IN (${contacts}) ${byName}`,
)
await compare(
  'people assigned to a source, from above too',
  listed({ place: ['source:9999'] }),
  `SELECT id FROM person WHERE id IN (SELECT person_id FROM assignment WHERE entity_id = 500) ${byName}`,
)
backend.dispose()
