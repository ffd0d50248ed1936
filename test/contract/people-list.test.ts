// The list of people through the contract: sorted, searched, filtered and paged by SQLite, and exported as it is shown.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src-shared/contract/index.ts'
import { peopleColumns } from '../../src-shared/contract/people-query.ts'
import type { PeopleColumn } from '../../src-shared/contract/people-query.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { corporateRoles, dataRoles, groupRoles } from '../../src-shared/policy/roles.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast
beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

type Query = Partial<Omit<Input<'people.list'>, 'offset' | 'limit'>>
const list = (query: Query = {}, window = { offset: 0, limit: 100 }) =>
  cast.call('people.list', { filters: {}, ...query, ...window })
const names = async (query: Query = {}) =>
  (await list(query)).rows.map(({ displayName }) => displayName.split(' ')[0])

const alphabetically = (a = '', b = '') => a.localeCompare(b)

/** Ada and eight more with different roles, states and dates. */
function addCrowd() {
  const program = cast.addProgram('North', cast.ada)
  const crowd = {
    bo: cast.addPerson('Bo', { group: 'viewer' }),
    cy: cast.addPerson('Cy', { group: 'editor', data: 'open' }),
    di: cast.addPerson('Di', { secondary: true, contact: { [program]: 'viewer' } }),
    ed: cast.addPerson('Ed', { data: 'audit', state: 'disabled' }),
    flo: cast.addPerson('Flo', { state: 'invited', contact: { [program]: 'contributor' } }),
    gus: cast.addPerson('Gus', { group: 'approver', expiresAt: '2026-03-02T09:00:00.000Z' }),
    hal: cast.addPerson('Hal', { state: 'pending' }),
    ivy: cast.addPerson('Ivy', { state: 'removed', group: 'viewer' }),
  }
  cast.store.write(({ raw }) => {
    const setSignIn = raw.prepare('UPDATE person SET last_sign_in_at = ? WHERE id = ?')
    setSignIn.run('2026-02-01T10:00:00.000Z', crowd.bo)
    setSignIn.run('2026-01-01T10:00:00.000Z', crowd.cy)
  })
  return { ...crowd, program }
}

describe('the rows', () => {
  it('carry what each person holds, is and did last, with labels left to the window', async () => {
    const { cy, gus } = addCrowd()
    const { rows } = await list()
    expect(rows.find(({ id }) => id === cy)).toEqual({
      id: cy,
      displayName: 'Cy Example',
      email: 'cy@example.com',
      userName: 'cy@example.com',
      group: { role: 'editor', expiresAt: null, isExpired: false },
      corporate: { role: 'affiliate', expiresAt: null, isExpired: false },
      data: { role: 'open', expiresAt: null, isExpired: false },
      programs: 0,
      state: 'active',
      invitation: null,
      lastSignInAt: '2026-01-01T10:00:00.000Z',
      unusedDays: 59,
    })
    expect(rows.find(({ id }) => id === gus)?.group).toMatchObject({ role: 'approver', isExpired: true })
  })

  it('count programs with those whose Main Site Contact one is, and name the Main Corporate Contact', async () => {
    addCrowd()
    const { rows } = await list({ search: 'ada' })
    expect(rows).toMatchObject([{ programs: 1, corporate: { role: 'main' } }])
  })

  it('B-01 leave removed people out unless they are asked for, and count the others', async () => {
    addCrowd()
    expect(await names()).not.toContain('Ivy')
    expect(await list()).toMatchObject({ total: 8, all: 8 })
    expect(await names({ filters: { state: ['removed'] } })).toEqual(['Ivy'])
    expect(await list({ filters: { state: ['removed'] } })).toMatchObject({ total: 1, all: 8 })
    expect((await names({ filters: { state: ['removed', 'invited'] } })).toSorted(alphabetically)).toEqual([
      'Flo',
      'Ivy',
    ])
  })
})

describe('sorting', () => {
  const expected: Record<PeopleColumn, string[]> = {
    name: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'],
    email: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'],
    userName: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'],
    group: ['Di', 'Ed', 'Flo', 'Hal', 'Bo', 'Cy', 'Gus', 'Ada'],
    corporate: ['Bo', 'Cy', 'Ed', 'Flo', 'Gus', 'Hal', 'Di', 'Ada'],
    data: ['Bo', 'Di', 'Flo', 'Gus', 'Hal', 'Ada', 'Cy', 'Ed'],
    programs: ['Bo', 'Cy', 'Ed', 'Gus', 'Hal', 'Ada', 'Di', 'Flo'],
    state: ['Ada', 'Bo', 'Cy', 'Di', 'Gus', 'Ed', 'Flo', 'Hal'],
    lastSignIn: ['Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Cy', 'Bo', 'Ada'],
    unused: ['Ada', 'Bo', 'Cy', 'Hal', 'Gus', 'Flo', 'Ed', 'Di'],
  }
  it.each(peopleColumns)('B-01 by %s, and the other way round', async (column) => {
    addCrowd()
    expect(await names({ sort: { column, descending: false } })).toEqual(expected[column])
    expect(await names({ sort: { column, descending: true } })).toEqual(expected[column].toReversed())
  })

  it('puts accented and capital letters where they belong', async () => {
    cast.store.write((db) => db.run(`UPDATE person SET last_name = 'Álvarez', sort_name = 'alvarez ada'`))
    const person = cast.addPerson('Zoe')
    const values = { phone: '', title: '', isConsultant: false, firstName: 'Zoe' }
    const mail = { email: 'zoe@example.com', userName: 'zoe@example.com' }
    await cast.call('people.edit', { ...values, ...mail, person, lastName: 'ÁBALOS' })
    expect(await names()).toEqual(['Zoe', 'Ada'])
  })
})

describe('searching', () => {
  beforeEach(async () => {
    for (const [person, lastName, title] of [
      [cast.addPerson('Anna'), 'Ångström', 'Analyst'],
      [cast.addPerson('Bea'), 'O’Neil-"Rey"', 'Plant manager'],
      [cast.addPerson('Li'), 'Wu', ''],
    ] as const) {
      const { firstName, email, userName, phone, isConsultant } = await cast.call('people.get', { person })
      const values = { firstName, email, userName, phone, isConsultant }
      await cast.call('people.edit', { ...values, person, lastName, title })
    }
  })
  it.each([
    ['three letters anywhere', 'gst', ['Anna']],
    ['without its accents', 'angstrom', ['Anna']],
    ['in capitals', 'ANNA', ['Anna']],
    ['words in any order', 'manager bea', ['Bea']],
    ['words that are not all there', 'manager anna', []],
    ['a part of an e-mail', 'bea@exam', ['Bea']],
    ['a title', 'plant', ['Bea']],
    ['two letters, in the name', 'wu', ['Li']],
    ['one letter and a word', 'w li', ['Li']],
    ['two letters and a word', 'li example.com', ['Li']],
    ['a quotation mark', '"rey"', ['Bea']],
    ['a lone quotation mark', '"', ['Bea']],
    ['a quotation mark within a word', '-"re', ['Bea']],
    ['two capital letters', 'WU', ['Li']],
    ['words of the query language', 'NOT anna', []],
    ['a wildcard', 'an*', []],
    ['a percent sign', '%', []],
    ['blanks only', '   ', ['Anna', 'Ada', 'Bea', 'Li']],
  ])('B-01 finds %s', async (_what, search, expected) => {
    expect((await names({ search })).toSorted(alphabetically)).toEqual(expected.toSorted(alphabetically))
  })

  it('counts what it finds', async () => {
    expect(await list({ search: 'example.com' })).toMatchObject({ total: 4, all: 4 })
    expect(await list({ search: 'anna' })).toMatchObject({ total: 1, all: 4 })
  })
})

describe('filtering', () => {
  it.each<[string, NonNullable<Query['filters']>, string[]]>([
    ['a permission group', { group: ['viewer', 'editor'] }, ['Bo', 'Cy']],
    [
      'no permission group, which an expired one is (B-10)',
      { group: ['none'] },
      ['Di', 'Ed', 'Flo', 'Gus', 'Hal'],
    ],
    ['an expired group, which counts for nothing (B-10)', { group: ['approver'] }, []],
    ['a group or none', { group: ['viewer', 'none'] }, ['Bo', 'Di', 'Ed', 'Flo', 'Gus', 'Hal']],
    ['Affiliates', { corporate: ['affiliate'] }, ['Bo', 'Cy', 'Ed', 'Flo', 'Gus', 'Hal']],
    ['corporate contacts', { corporate: ['secondary', 'main'] }, ['Ada', 'Di']],
    ['a data role', { data: ['open'] }, ['Cy']],
    ['no data role', { data: ['none'] }, ['Bo', 'Di', 'Flo', 'Gus', 'Hal']],
    ['Main Site Contacts', { program: ['main-site-contact'] }, ['Ada']],
    ['a role in a program', { program: ['viewer', 'contributor'] }, ['Di', 'Flo']],
    ['no program', { program: ['none'] }, ['Bo', 'Cy', 'Ed', 'Gus', 'Hal']],
    ['the module Submittals', { module: ['submittals'] }, ['Ada', 'Bo', 'Cy']],
    ['the module Programs', { module: ['programs'] }, ['Ada', 'Di', 'Flo']],
    ['the module Emissions', { module: ['emissions'] }, ['Ada', 'Cy', 'Ed']],
    ['either module', { module: ['programs', 'emissions'] }, ['Ada', 'Cy', 'Di', 'Ed', 'Flo']],
    ['states', { state: ['disabled', 'pending'] }, ['Ed', 'Hal']],
    ['two things at once', { module: ['emissions'], state: ['active'], group: ['editor'] }, ['Cy']],
  ])('B-01 by %s', async (_what, filters, expected) => {
    addCrowd()
    const { rows, total } = await list({ filters })
    expect(rows.map(({ displayName }) => displayName.split(' ')[0]).toSorted(alphabetically)).toEqual(
      expected,
    )
    expect(total).toBe(expected.length)
  })

  it('goes together with searching and sorting', async () => {
    addCrowd()
    const query = { search: 'example', filters: { state: ['active' as const] } }
    expect(await names({ ...query, sort: { column: 'name', descending: true } })).toEqual([
      'Gus',
      'Di',
      'Cy',
      'Bo',
      'Ada',
    ])
  })
})

describe('paging', () => {
  it('B-01 cuts the same list into pages, few or many found', async () => {
    cast.store.write((db) => {
      const insert = db.raw.prepare(
        `INSERT INTO person (user_name, email, first_name, last_name, sort_name, state, created_at)
         VALUES (:email, :email, 'Pat', :name, :name, 'active', '2026-01-01')`,
      )
      for (let i = 0; i < 1500; i++) insert.run({ email: `pat${i}@example.com`, name: `same${i % 7}` })
    })
    for (const query of [{}, { search: 'pat' }, { search: 'same3' }]) {
      const { total } = await list(query)
      const seen: PersonId[] = []
      for (let offset = 0; offset < total; offset += 500)
        seen.push(...(await list(query, { offset, limit: 500 })).rows.map(({ id }) => id))
      expect(new Set(seen).size).toBe(total)
    }
    expect(await list({ search: 'pat' })).toMatchObject({ total: 1500, all: 1501 })
  })

  it('answers an empty page behind the end', async () => {
    expect(await list({}, { offset: 50, limit: 10 })).toMatchObject({ rows: [], total: 1 })
  })
})

describe('the numbers that it sorts by', () => {
  const wrong = () =>
    cast.sql<number>(`SELECT count(*) FROM person p JOIN person_rank r ON r.person_id = p.id
      WHERE (p.group_rank, p.corporate_rank, p.data_rank, p.program_count)
        IS NOT (r.group_rank, r.corporate_rank, r.data_rank, r.program_count)`)
  const rank = (column: string, person: PersonId) =>
    cast.sql<number>(`SELECT ${column} FROM person WHERE id = ?`, person)

  it('follow the order of the roles', () => {
    groupRoles.forEach((group, index) => {
      expect(rank('group_rank', cast.addPerson(`G${index}`, { group }))).toBe(index + 1)
    })
    dataRoles.forEach((data, index) => {
      expect(rank('data_rank', cast.addPerson(`D${index}`, { data }))).toBe(index + 1)
    })
    expect(rank('corporate_rank', cast.addPerson('C', { secondary: true }))).toBe(
      corporateRoles.indexOf('secondary'),
    )
    expect(rank('corporate_rank', cast.ada)).toBe(corporateRoles.indexOf('main'))
  })

  it('stay true through grants, transfers, contacts and deletions', async () => {
    const { bo, cy, di, program } = addCrowd()
    expect(wrong()).toBe(0)
    await cast.saveAll(
      change.group(bo, 'viewer', 'none'),
      change.corporate(cy, 'affiliate', 'secondary'),
      { action: 'roles.transfer-main-corporate', person: di, present: cast.ada },
      { action: 'programs.transfer-main-site', program, person: cy, present: cast.ada },
    )
    expect(wrong()).toBe(0)
    expect(rank('corporate_rank', di)).toBe(2)
    expect(rank('program_count', cast.ada)).toBe(1)
    for (const statement of [
      `UPDATE role_grant SET role = 'lead-user' WHERE module = 'submittals'`,
      `UPDATE role_grant SET person_id = ${bo} WHERE module = 'emissions' AND person_id = ${cy}`,
      `DELETE FROM role_grant WHERE module = 'emissions'`,
      `UPDATE organization SET main_corporate_contact_id = ${bo}`,
      `UPDATE program_contact SET person_id = ${bo} WHERE person_id = ${di}`,
      `DELETE FROM program_contact`,
      `UPDATE program SET main_site_contact_id = ${di}`,
      `DELETE FROM program`,
    ]) {
      cast.store.write(({ raw }) => raw.prepare(statement).run())
      expect([statement, wrong()]).toEqual([statement, 0])
    }
  })
})

describe('exporting', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyholder-export-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const shown = { search: '', filters: {}, sort: { column: 'name' as const, descending: false } }
  const everything = { ...shown, columns: [...peopleColumns], selection: null, taskId: 'export-1' }
  function answerDialog(name: string): string {
    const path = join(folder, name)
    cast.dialogAnswers.push(path)
    return path
  }

  it('B-01 writes exactly what is shown, in the person’s words and formats', async () => {
    addCrowd()
    const path = answerDialog('people.csv')
    expect(await cast.call('people.export', everything)).toEqual({ fileName: 'people.csv', rows: 8 })
    const text = readFileSync(path, 'utf8')
    expect(text.split('\r\n')).toEqual([
      '\uFEFFName,E-mail,User name,Permission group (Submittals),Corporate role (Programs),Data role (Emissions),Programs,State,Last sign-in,Days unused',
      'Ada Example,ada@example.com,ada@example.com,Lead User,Main Corporate Contact,Administrative,1,Active,02/03/2026 9:00 AM,0',
      'Bo Example,bo@example.com,bo@example.com,Viewer,Affiliate,,0,Active,01/02/2026 10:00 AM,28',
      'Cy Example,cy@example.com,cy@example.com,Editor,Affiliate,Open,0,Active,01/01/2026 10:00 AM,59',
      'Di Example,di@example.com,di@example.com,,Secondary Corporate Contact,,1,Active,,"never, 56"',
      'Ed Example,ed@example.com,ed@example.com,,Affiliate,Audit,0,Disabled,,',
      'Flo Example,flo@example.com,flo@example.com,,Affiliate,,1,"Invited, no open invitation",,',
      'Gus Example,gus@example.com,gus@example.com,Approver (ended 02/03/2026),Affiliate,,0,Active,,"never, 56"',
      'Hal Example,hal@example.com,hal@example.com,,Affiliate,,0,Awaiting approval,,',
      '',
    ])
  })

  it('B-01 follows filters, search, order, columns, language and formats', async () => {
    addCrowd()
    await cast.call('preferences.save', { translation: 'es', dateFormat: 'yyyy-mm-dd', timeFormat: 'HH:mm' })
    const path = answerDialog('personas.csv')
    await cast.call('people.export', {
      ...everything,
      search: 'example',
      filters: { module: ['submittals'] },
      sort: { column: 'lastSignIn', descending: true },
      columns: ['lastSignIn', 'name', 'group'],
    })
    expect(readFileSync(path, 'utf8')).toBe(
      '\uFEFFÚltimo inicio de sesión,Nombre,Grupo de permisos (Presentaciones)\r\n' +
        '2026-03-02 09:00,Ada Example,Usuario principal\r\n' +
        '2026-02-01 10:00,Bo Example,Lector\r\n' +
        '2026-01-01 10:00,Cy Example,Editor\r\n',
    )
  })

  it('writes the ticked rows alone, or all but some', async () => {
    const { bo, cy } = addCrowd()
    const only = answerDialog('only.csv')
    const columns: PeopleColumn[] = ['name']
    await cast.call('people.export', { ...everything, columns, selection: { kind: 'some', ids: [cy, bo] } })
    expect(readFileSync(only, 'utf8')).toBe('\uFEFFName\r\nBo Example\r\nCy Example\r\n')
    const rest = answerDialog('rest.csv')
    await cast.call('people.export', {
      ...everything,
      columns,
      filters: { group: ['viewer', 'editor'] },
      selection: { kind: 'all-matching', except: [bo] },
    })
    expect(readFileSync(rest, 'utf8')).toBe('\uFEFFName\r\nCy Example\r\n')
  })

  it('neutralizes what a spreadsheet would run', async () => {
    const person = cast.addPerson('Eve')
    const mail = { email: 'eve@example.com', userName: 'eve@example.com' }
    const rest = { phone: '', title: '', isConsultant: false, lastName: '' }
    await cast.call('people.edit', {
      ...mail,
      ...rest,
      person,
      firstName: '=HYPERLINK("http://example.com")',
    })
    const path = answerDialog('people.csv')
    await cast.call('people.export', { ...everything, columns: ['name', 'programs'], search: 'eve' })
    expect(readFileSync(path, 'utf8')).toContain(`"'=HYPERLINK(""http://example.com"")",0\r\n`)
  })

  it('B-08 is an act that the trail knows, with the question but not the answers', async () => {
    addCrowd()
    answerDialog('people.csv')
    await cast.call('people.export', { ...everything, search: 'bo' })
    expect(cast.audit().at(-1)).toMatchObject({
      action: 'people.export',
      outcome: 'done',
      subject: { kind: 'file', name: 'people.csv' },
      after: { rows: 1, search: 'bo' },
    })
  })

  it('tells how far it is', async () => {
    addCrowd()
    answerDialog('people.csv')
    await cast.call('people.export', everything)
    const progress = cast.events.filter(({ name }) => name === 'progress').map(({ payload }) => payload)
    expect(progress).toEqual([
      { taskId: 'export-1', done: 0, total: 8 },
      { taskId: 'export-1', done: 8, total: 8 },
    ])
  })

  it('leaves nothing when it is cancelled, in the dialog or while writing', async () => {
    addCrowd()
    cast.dialogAnswers.push(null)
    expect(await cast.refused('people.export', everything)).toMatchObject({ code: 'cancelled' })
    const path = answerDialog('people.csv')
    writeFileSync(path, 'what was there')
    const running = cast.send('people.export', everything)
    await cast.call('tasks.cancel', { taskId: 'export-1' })
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readFileSync(path, 'utf8')).toBe('what was there')
    expect(readdirSync(folder)).toEqual(['people.csv'])
  })

  it('leaves nothing when the disk refuses', async () => {
    const path = answerDialog('missing/people.csv')
    expect(await cast.refused('people.export', everything)).toMatchObject({ rule: 'file-not-written' })
    expect(existsSync(path)).toBe(false)
    expect(cast.audit().filter(({ action }) => action === 'people.export')).toEqual([])
  })

  it('S3-14 is open to Audit, who sees the list, and refused to whoever does not', async () => {
    cast.actAs(cast.addPerson('Aud', { data: 'audit' }))
    answerDialog('audit.csv')
    await cast.call('people.export', everything)
    cast.actAs(cast.addPerson('Apo', { group: 'approver' }))
    const path = answerDialog('approver.csv')
    expect(await cast.refused('people.export', everything)).toMatchObject({ code: 'forbidden' })
    expect(existsSync(path)).toBe(false)
  })
})
