// The list of 100,000 people through the whole pipeline (parsing, session, policy, SQL, answer), against a prepared raw
// SELECT of the same page on the same file, which knows no roles, invitations, counts or rights.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Input } from '../../src-shared/contract/index.ts'
import { peopleColumns } from '../../src-shared/contract/people-query.ts'
import { startLargeOrganization } from './support/large-organization.ts'
import { median, medianTime, printRatio } from './support/measure.ts'

type Query = Partial<Omit<Input<'people.list'>, 'limit'>>

const backend = await startLargeOrganization()
const runs = 25

/** Times the call against a raw SELECT with the same conditions and order, turn about; `?` are its values. */
async function compare(what: string, query: Query, where: string, order: string, ...values: unknown[]) {
  const offset = query.offset ?? 0
  const columns = 'id, first_name, last_name, email, user_name, state, last_sign_in_at'
  const raw = backend.store.read((db) =>
    db.raw.prepare(
      `SELECT ${columns} FROM person WHERE ${where} ORDER BY ${order} LIMIT 100 OFFSET ${offset}`,
    ),
  )
  const input = { offset, filters: {}, ...query, limit: 100 }
  const ours: number[] = []
  const peer: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const times = [
      await elapsed(() => backend.call('people.list', input)),
      await elapsed(() => raw.all(...values)),
    ]
    // The first of each does not count.
    if (run > 0) {
      ours.push(times[0]!)
      peer.push(times[1]!)
    }
  }
  printRatio(what, median(ours), median(peer), 'raw SELECT of the page alone')
}

async function elapsed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const present = `state <> 'removed'`
const byName = 'sort_name, id'
await compare('first page by name', {}, present, byName)
await compare('page 800 by name', { offset: 80_000 }, present, byName)

const rawOrders: Record<(typeof peopleColumns)[number], string> = {
  name: 'sort_name DESC, id DESC',
  email: 'email DESC, id DESC',
  userName: 'user_name DESC, id DESC',
  group: 'group_rank DESC, sort_name DESC, id DESC',
  corporate: 'corporate_rank DESC, sort_name DESC, id DESC',
  data: 'data_rank DESC, sort_name DESC, id DESC',
  programs: 'program_count DESC, sort_name DESC, id DESC',
  state: 'state DESC, sort_name DESC, id DESC',
  lastSignIn: 'last_sign_in_at DESC, sort_name DESC, id DESC',
  unused: 'last_sign_in_at, sort_name, id',
}
for (const column of peopleColumns) {
  const sort = { column, descending: true }
  await compare(`sorted by ${column}, page 400`, { sort, offset: 40_000 }, present, rawOrders[column])
}

const match = 'id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)'
await compare(
  'search that finds few',
  { search: 'kapok123' },
  `${present} AND ${match}`,
  byName,
  '"kapok123"',
)
await compare('search that finds 9,000', { search: 'katya' }, `${present} AND ${match}`, byName, '"katya"')
await compare('search that finds all', { search: 'example' }, `${present} AND ${match}`, byName, '"example"')
await compare('search for two letters', { search: 'zz' }, `${present} AND instr(sort_name, ?)`, byName, 'zz')

const viewers = `${present} AND id IN (SELECT person_id FROM role_grant WHERE module = 'submittals' AND role = 'viewer')`
await compare('one permission group', { filters: { group: ['viewer'] } }, viewers, byName)
await compare(
  'one permission group by e-mail, page 100',
  { filters: { group: ['viewer'] }, sort: { column: 'email', descending: false }, offset: 10_000 },
  viewers,
  'email, id',
)

const file = join(backend.dataDir, 'people.csv')
const exported = await medianTime(3, () => {
  backend.dialogAnswers.push(file)
  const columns = [...peopleColumns]
  return backend.call('people.export', { filters: {}, columns, selection: null, taskId: 'bench-export' })
})
const plain = await medianTime(3, () =>
  backend.store.read((db) =>
    db.raw.prepare(`SELECT * FROM person WHERE ${present} ORDER BY ${byName}`).all(),
  ),
)
printRatio('export of all to CSV', exported, plain, 'raw SELECT of all rows into memory')
rmSync(file)
backend.dispose()
