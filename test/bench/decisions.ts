// Decisions a second, and one whole call with nothing in it but the pipeline.
import { performance } from 'node:perf_hooks'
import { actionNames } from '../../src-shared/policy/actions.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { noAssignments } from '../../src-shared/policy/facts.ts'
import { dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import { startOrganization } from '../contract/support/backend.ts'
import { medianTime, printRatio } from './support/measure.ts'

const people: Facts[] = groupRoles.flatMap((group) =>
  dataRoles.map((data, index) => ({
    person: { id: index, state: 'active' },
    now: '2026-01-01T00:00:00.000Z',
    group: { role: group, expires: null },
    corporate: null,
    data: { role: data, expires: null },
    programs: new Map([[1, { role: 'contributor', expires: '2027-01-01' }]]),
    assignments: { ...noAssignments, entities: new Set([3]) },
  })),
)
const on = {
  program: 1,
  facility: 1,
  present: 'viewer',
  next: 'viewer',
  enteredBy: 1,
  source: { id: 1, asset: 2, path: [5, 4, 3] },
} as const

/** The same number of questions looked up in a plain table: what no policy could beat. */
const table = new Map(people.map((facts) => [facts, new Map(actionNames.map((action) => [action, true]))]))
const rounds = 200
const questions = rounds * people.length * actionNames.length

function ask(answer: (facts: Facts, action: (typeof actionNames)[number]) => boolean): number {
  let allowed = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const facts of people) for (const action of actionNames) if (answer(facts, action)) allowed += 1
  }
  return allowed
}

const ours = await medianTime(5, () => ask((facts, action) => decide(facts, action, on).allowed))
const lookUp = await medianTime(5, () => ask((facts, action) => table.get(facts)?.get(action) === true))
console.log(`decisions per second: ${Math.round((questions / ours) * 1000).toLocaleString('en')}`)
printRatio(`${questions.toLocaleString('en')} decisions`, ours, lookUp, 'a look-up in a table of answers')

const backend = await startOrganization()
const calls = 500
const started = performance.now()
for (let call = 0; call < calls; call += 1) await backend.call('session.state', {})
const whole = (performance.now() - started) / calls
const statement = backend.store.read((db) => db.raw.prepare('SELECT * FROM person WHERE id = 1'))
const raw =
  (await medianTime(5, () => {
    for (let i = 0; i < calls; i += 1) statement.get()
  })) / calls
printRatio('one query call through the whole pipeline', whole, raw, 'one raw SELECT of a row')
backend.dispose()
