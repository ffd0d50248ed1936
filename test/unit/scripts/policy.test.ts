// The policy's command line, run as a person runs it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readScenario } from '../../../scripts/policy/scenario.ts'
import { rules } from '../../../src-shared/policy/rules.ts'
import { cells } from '../shared/policy/truth-table.ts'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'keyholder-policy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function policy(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/policy.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : JSON.stringify(asked)
}

/** Writes a scenario, text as it is and anything else as JSON, and asks it. */
function ask(asked: unknown) {
  writeFileSync(join(folder, 'scenario.json'), textOf(asked))
  return policy('scenario.json')
}

interface Answer {
  readonly id: string
  readonly allowed: boolean
  readonly rule: string | null
  readonly reason: string
}

function answersOf(stdout: string): Answer[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

function scenario() {
  return {
    entities: [{ id: 'e1' }, { id: 'e1a', parent: 'e1' }],
    assets: [{ id: 'a1', entity: 'e1a' }],
    sources: [{ id: 's1', entity: 'e1a', asset: 'a1' }],
    facilities: ['f1'],
    programs: ['p1'],
    people: [
      { id: 'ann', group: 'lead-user', corporate: 'main', data: 'administrative' },
      { id: 'bob', data: 'structured', sources: ['s1'], programs: { p1: 'contributor' } },
      { id: 'eve', group: 'viewer', state: 'disabled' },
      { id: 'kim', data: 'restricted-audit', entities: ['e1'], expires: { data: '2026-01-31' } },
    ],
    now: '2026-02-01',
    ask: [
      { id: 'q1', who: 'bob', may: 'emission-data.modify', on: { source: 's1', enteredBy: 'ann' } },
      {
        id: 'q2',
        who: 'bob',
        may: 'programs.set-contact',
        on: { program: 'p1', person: 'ann', present: 'viewer', next: 'main-site-contact' },
      },
      { id: 'q3', who: 'bob', may: 'session.sign-in' },
    ] as { id: string; who: string; may: string; on?: object }[],
  }
}

/** The scenario with other questions, answered: `allowed rule`. */
function decided(...questions: [who: string, may: string, on?: object][]): string[] {
  const { status, stdout, stderr } = ask({
    ...scenario(),
    ask: questions.map(([who, may, on], i) => ({ id: `q${i}`, who, may, ...(on && { on }) })),
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return answersOf(stdout).map(({ allowed, rule }) => `${allowed ? 'yes' : 'no'} ${rule}`)
}

describe('without an argument', () => {
  it('prints the rules as JSON', () => {
    const { status, stdout, stderr } = policy()
    expect([status, stderr]).toEqual([0, ''])
    const printed = JSON.parse(stdout) as { id: string; scope: string }[]
    expect(printed).toMatchObject(rules)
    for (const { scope } of printed) expect(scope).toMatch(/\w/)
  })

  it('is what npm run policy runs', () => {
    const { status, stdout } = spawnSync('npm', ['run', '-s', 'policy'], { cwd: root, encoding: 'utf8' })
    expect(status).toBe(0)
    expect((JSON.parse(stdout) as unknown[]).length).toBe(rules.length)
  })
})

describe('with a scenario', () => {
  it('answers one line per question, in order', () => {
    const { status, stdout, stderr } = ask(scenario())
    expect([status, stderr]).toEqual([0, ''])
    const answers = answersOf(stdout)
    expect(answers.map((answer) => Object.keys(answer))).toEqual(
      [1, 2, 3].map(() => ['id', 'allowed', 'rule', 'reason']),
    )
    expect(answers).toEqual([
      { id: 'q1', allowed: false, rule: null, reason: expect.stringContaining('S3-09') },
      { id: 'q2', allowed: false, rule: null, reason: expect.stringContaining('S2-23') },
      {
        id: 'q3',
        allowed: true,
        rule: 'account.registered.sign-in',
        reason: expect.stringMatching(/signs in/),
      },
    ])
  })

  it('places entities and sources', () => {
    expect(
      decided(
        ['bob', 'inventory.view', { source: 's1' }],
        ['bob', 'inventory.view', { entity: 'e1a' }],
        ['bob', 'inventory.view', { entity: 'e1' }],
        ['bob', 'emission-data.modify', { source: 's1', enteredBy: 'bob' }],
        ['ann', 'inventory.edit', { entity: 'e1' }],
        ['eve', 'facilities.view', { facility: 'f1' }],
      ),
    ).toEqual([
      'yes emissions.structured.view-assigned',
      'yes emissions.structured.view-around',
      'no null',
      'yes emissions.structured.modify-own-data',
      'yes emissions.administrative.edit-inventory',
      'no null',
    ])
  })

  it('lets a role end at its date, and not before', () => {
    const at = (now: string) => {
      const { stdout } = ask({
        ...scenario(),
        now,
        ask: [
          { id: 'a', who: 'kim', may: 'emission-data.view', on: { source: 's1' } },
          {
            id: 'b',
            who: 'kim',
            may: 'reports.view',
            on: { report: { madeFor: ['kim'], entities: ['e1a'] } },
          },
        ],
      })
      return answersOf(stdout).map(({ allowed }) => allowed)
    }
    expect(at('2026-01-30')).toEqual([true, true])
    expect(at('2026-01-31T00:00:00+01:00')).toEqual([true, true])
    expect(at('2026-01-31')).toEqual([false, false])
    expect(at('2026-02-01')).toEqual([false, false])
  })

  it('ends group, corporate and program roles too', () => {
    const ending = { group: '2026-01-01', corporate: '2026-01-01', programs: { p1: '2026-01-01' } }
    const roles = { group: 'viewer', corporate: 'secondary', programs: { p1: 'viewer' } }
    const { stdout } = ask({
      ...scenario(),
      people: [
        { id: 'now', ...roles },
        { id: 'then', ...roles, expires: ending },
      ],
      ask: ['now', 'then'].flatMap((who) => [
        { id: `${who} 1`, who, may: 'facilities.view', on: { facility: 'f1' } },
        { id: `${who} 2`, who, may: 'programs.report' },
        { id: `${who} 3`, who, may: 'programs.view', on: { program: 'p1' } },
      ]),
    })
    expect(answersOf(stdout).map(({ allowed }) => allowed)).toEqual([true, true, true, false, false, false])
  })

  it('takes the present role from the scenario where the question leaves it out', () => {
    expect(
      decided(
        ['bob', 'programs.set-contact', { program: 'p1', person: 'bob', next: 'none' }],
        ['bob', 'programs.set-contact', { program: 'p1', person: 'eve', next: 'viewer' }],
        ['ann', 'roles.set-corporate', { person: 'bob' }],
        ['ann', 'roles.set-corporate', { person: 'ann', next: 'affiliate' }],
        ['ann', 'roles.set-corporate', { person: 'bob', next: 'main' }],
        ['ann', 'people.remove', { person: 'bob' }],
        ['ann', 'people.remove', { person: 'ann' }],
      ),
    ).toEqual([
      'yes programs.contributor.set-contacts',
      'yes programs.contributor.set-contacts',
      'yes programs.main.set-corporate',
      'no null',
      'no null',
      'yes submittals.lead-user.remove-people',
      'no null',
    ])
  })

  it('keeps exactly-one holders from being removed', () => {
    const people = [
      { id: 'ann', data: 'administrative' },
      { id: 'max', corporate: 'main' },
      { id: 'sue', programs: { p1: 'main-site-contact' } },
    ]
    const questions = ['max', 'sue'].map((person) => ({
      id: person,
      who: 'ann',
      may: 'people.remove',
      on: { person },
    }))
    const { stdout } = ask({ ...scenario(), people, ask: questions })
    expect(answersOf(stdout).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/Main Corporate Contact.*transferred first/),
      expect.stringMatching(/Main Site Contact of a program.*transferred first/),
    ])
  })

  it('knows every action of the table', () => {
    const questions = [...new Set(cells.map(({ action }) => action))].map((may) => ({
      id: may,
      who: 'ann',
      may,
    }))
    const { status, stdout } = ask({ ...scenario(), ask: questions })
    expect(status).toBe(0)
    expect(answersOf(stdout)).toHaveLength(questions.length)
  })

  it('answers nothing when nothing is asked', () => {
    expect(ask({ people: [], ask: [] })).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

describe('with a mistake', () => {
  const with1 = (change: object) => ({ ...scenario(), ...change })
  const person = (fields: object) => with1({ people: [...scenario().people, { id: 'joe', ...fields }] })
  const question = (fields: object) =>
    with1({ ask: [{ id: 'q', who: 'ann', may: 'people.list', ...fields }] })

  const mistakes: [name: string, scenario: unknown, named: RegExp][] = [
    ['an unknown action', question({ may: 'people.lists' }), /ask\[0\]\.may: unknown action "people\.lists"/],
    ['an action of every object', question({ may: 'toString' }), /unknown action "toString"/],
    ['an unknown asker', question({ who: 'zoe' }), /question q: unknown person "zoe"/],
    ['an unknown target person', question({ on: { person: 'zoe' } }), /unknown person "zoe"/],
    ['an unknown author', question({ on: { enteredBy: 'zoe' } }), /unknown person "zoe"/],
    ['an unknown facility', question({ on: { facility: 'f9' } }), /unknown facility "f9"/],
    ['an unknown program', question({ on: { program: 'p9' } }), /unknown program "p9"/],
    ['an unknown entity', question({ on: { entity: 'e9' } }), /unknown entity "e9"/],
    ['an unknown source', question({ on: { source: 's9' } }), /unknown source "s9"/],
    [
      'an unknown reader',
      question({ on: { report: { madeFor: ['zoe'], entities: [] } } }),
      /unknown person "zoe"/,
    ],
    [
      'an unknown reported entity',
      question({ on: { report: { madeFor: [], entities: ['e9'] } } }),
      /unknown entity/,
    ],
    ['an incomplete report', question({ on: { report: { madeFor: [] } } }), /on\.report\.entities/],
    ['an unknown field of on', question({ on: { asset: 'a1' } }), /"asset"/],
    ['an unknown new role', question({ on: { next: 'boss' } }), /unknown role "boss"/],
    ['an unknown present role', question({ on: { present: 'boss' } }), /unknown role "boss"/],
    [
      'a role of another module',
      question({ may: 'programs.set-contact', on: { program: 'p1', person: 'bob', next: 'lead-user' } }),
      /programs\.set-contact knows no role "lead-user"/,
    ],
    ['a question without an id', with1({ ask: [{ who: 'ann', may: 'people.list' }] }), /ask\[0\]\.id/],
    [
      'two questions with one id',
      with1({ ask: [...scenario().ask, ...scenario().ask] }),
      /ask: the id "q1".*twice/,
    ],
    [
      'an unknown group',
      person({ group: 'boss' }),
      /people\[4\]\.group: unknown group "boss"; it is one of viewer/,
    ],
    ['an unknown corporate role', person({ corporate: 'viewer' }), /unknown corporate role "viewer"/],
    ['an unknown data role', person({ data: 'admin' }), /unknown data role "admin"/],
    ['an unknown program role', person({ programs: { p1: 'main' } }), /unknown program role "main"/],
    ['an unknown state', person({ state: 'asleep' }), /unknown state "asleep"/],
    [
      'a role in an unknown program',
      person({ programs: { p9: 'viewer' } }),
      /person joe: unknown program "p9"/,
    ],
    ['an assignment to an unknown entity', person({ entities: ['e9'] }), /unknown entity "e9"/],
    ['an assignment to an unknown asset', person({ assets: ['a9'] }), /unknown asset "a9"/],
    ['an assignment to an unknown source', person({ sources: ['s9'] }), /unknown source "s9"/],
    ['an unknown field of a person', person({ role: 'viewer' }), /"role"/],
    [
      'two people with one id',
      with1({ people: [...scenario().people, { id: 'ann' }] }),
      /people: the id "ann".*twice/,
    ],
    [
      'an expiry without a role',
      person({ expires: { group: '2026-01-01' } }),
      /expires\.group.*without such a role/,
    ],
    ['an expiry of Affiliate', person({ expires: { corporate: '2026-01-01' } }), /expires\.corporate/],
    [
      'an expiry in no program',
      person({ expires: { programs: { p1: '2026-01-01' } } }),
      /expires\.programs.*"p1"/,
    ],
    [
      'a day that does not exist',
      person({ data: 'open', expires: { data: '2026-02-30' } }),
      /"2026-02-30" is no date/,
    ],
    ['a time without a zone', with1({ now: '2026-02-01T09:00:00' }), /now: "2026-02-01T09:00:00" is no date/],
    ['a date in words', with1({ now: 'tomorrow' }), /now: "tomorrow" is no date/],
    [
      'an unknown parent',
      with1({ entities: [...scenario().entities, { id: 'x', parent: 'e9' }] }),
      /unknown entity "e9"/,
    ],
    [
      'an entity that is its own ancestor',
      with1({
        entities: [
          { id: 'e1', parent: 'e1a' },
          { id: 'e1a', parent: 'e1' },
        ],
      }),
      /entity e1: is its own ancestor/,
    ],
    [
      'two entities with one id',
      with1({ entities: [...scenario().entities, { id: 'e1' }] }),
      /entities: the id "e1"/,
    ],
    [
      'an asset of an unknown entity',
      with1({ assets: [{ id: 'a1', entity: 'e9' }] }),
      /asset a1: unknown entity "e9"/,
    ],
    [
      'a source of an unknown asset',
      with1({ sources: [{ id: 's1', entity: 'e1', asset: 'a9' }] }),
      /source s1: unknown asset "a9"/,
    ],
    [
      'a source apart from its asset',
      with1({ sources: [{ id: 's1', entity: 'e1', asset: 'a1' }] }),
      /source s1: stands in entity e1, but its asset a1 in e1a/,
    ],
    ['an unknown field', with1({ persons: [] }), /the scenario: .*"persons"/],
    ['a wrong shape', with1({ people: {} }), /people: /],
    ['no questions', { people: [] }, /ask: /],
    ['a list for a scenario', [], /the scenario: /],
    ['text that is not JSON', '{ "people": [', /not JSON/],
  ]

  it.each(mistakes)('%s is named', (_, wrong, named) => {
    expect(() => readScenario(textOf(wrong))).toThrow(named)
  })

  // One of each kind through the real command line.
  const kinds = [
    'an unknown action',
    'an unknown asker',
    'an unknown program',
    'an unknown new role',
    'an unknown group',
    'an unknown field',
    'a date in words',
    'two people with one id',
    'text that is not JSON',
  ]
  it.each(mistakes.filter(([name]) => kinds.includes(name)))('%s: nothing is answered', (_, wrong, named) => {
    const { status, stdout, stderr } = ask(wrong)
    expect(stdout).toBe('')
    expect(stderr).toMatch(named)
    expect(stderr).toMatch(/^scenario\.json: /)
    expect(status).toBe(2)
  })

  it('names all of them at once', () => {
    const { stderr } = ask(
      with1({ ask: [{ id: 'q', who: 'zoe', may: 'people.remove', on: { person: 'yan' } }] }),
    )
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })

  it('in the command line too', () => {
    expect(policy('missing.json')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/ENOENT/),
    })
    expect(policy('a.json', 'b.json')).toMatchObject({ status: 2, stdout: '' })
    expect(policy('--json')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/--help/) })
  })

  it('is explained by --help', () => {
    const { status, stdout } = policy('--help')
    expect(status).toBe(0)
    for (const word of ['expires', 'enteredBy', 'madeFor', 'main-site-contact'])
      expect(stdout).toContain(word)
  })
})
