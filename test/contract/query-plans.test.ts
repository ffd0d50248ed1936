// What is read on the spot however large the store is: by SQLite's own plans it walks an index in the order that is asked for
// and stops after a page. A plan that sorts everybody, or looks at every row, would be quick in every test and slow in life.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { peopleColumns } from '../../src-shared/contract/people-query.ts'
import type { CallName, Input } from '../../src-shared/contract/index.ts'
import { demoAccount, seedDemo } from '../../src-main/demo/seed.ts'
import { startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

/** Tables that grow with the organization or with time. */
const large = /^SCAN (person|audit_event|audit_index|audit_party|notice|outbox|review_item)\b(?!.* USING)/

let backend: TestBackend
let asked: { text: string; plan: string[] }[] = []
beforeAll(async () => {
  backend = startBackend()
  await seedDemo(backend)
  await backend.call('session.sign-in', demoAccount)
  backend.store.read(({ raw }) => {
    const prepare = raw.prepare.bind(raw)
    raw.prepare = ((text: string) => {
      const statement = prepare(text)
      const explain = prepare(`EXPLAIN QUERY PLAN ${text}`)
      const blanks = [...text.matchAll(/\?/g)].map(() => 1)
      const named = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, 1]))
      const rows = (Object.keys(named).length > 0 ? explain.all(named) : explain.all(...blanks)) as {
        detail: string
      }[]
      asked.push({ text, plan: rows.map(({ detail }) => detail) })
      return statement
    }) as typeof raw.prepare
  })
})
afterAll(() => backend.dispose())

const page = { offset: 40, limit: 20 }

async function plansOf<Name extends CallName>(name: Name, input: Input<Name>): Promise<typeof asked> {
  asked = []
  await backend.call(name, input)
  return asked
}

const inOrder = (plans: typeof asked) => plans.filter(({ text }) => text.includes('ORDER BY'))

it('sees how a call is carried out', async () => {
  const plans = await plansOf('people.list', { filters: {}, ...page })
  expect(inOrder(plans).length).toBeGreaterThan(0)
})

it.each(peopleColumns)('B-01 walks an index for people by %s, both ways', async (column) => {
  for (const descending of [false, true]) {
    const plans = await plansOf('people.list', { filters: {}, sort: { column, descending }, ...page })
    const [walk] = inOrder(plans)
    expect(walk?.plan).toEqual([
      expect.stringMatching(/^(SCAN|SEARCH) person USING COVERING INDEX person_by_/),
    ])
    for (const { plan } of plans) expect(plan.filter((line) => large.test(line))).toEqual([])
  }
})

it.each([
  ['audit-trail.list', { filters: {}, ...page }],
  ['notices.list', page],
  ['notices.count', {}],
  ['outbox.list', { states: [], ...page }],
  ['roles.of-people', { people: [5, 6, 7] }],
] as const)('%s looks at no more rows than it shows', async (name, input) => {
  const plans = await plansOf(name, input as never)
  for (const { text, plan } of plans) {
    const isSorted = plan.some((line) => line.includes('TEMP B-TREE FOR ORDER BY'))
    // By the number of its rows, a table is walked without an index, as far as the page.
    const isPage = !isSorted && /\blimit\b/i.test(text)
    if (!isPage)
      expect(
        plan.filter((line) => large.test(line)),
        text,
      ).toEqual([])
    // Only what was found by its ids, or by walking up the tree, may be put in order.
    if (isSorted) expect(text).toMatch(/json_each\(|WITH RECURSIVE up/)
  }
})
