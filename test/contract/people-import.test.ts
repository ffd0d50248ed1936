// People out of a CSV file through the contract (B-03): the dry run says of every row what the import then does to it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportVerdict } from '../../src-shared/contract/people-import.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change } from './support/changes.ts'

let cast: Cast
let folder: string
beforeEach(async () => {
  cast = await startCast()
  folder = mkdtempSync(join(tmpdir(), 'keyholder-import-'))
})
afterEach(() => {
  cast.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const english = 'E-mail,First name,Last name,Permission group,Data role,Program,Program role,Enabled,End date'

async function read(text: string | Buffer) {
  const path = join(folder, 'people.csv')
  writeFileSync(path, text)
  const { token } = cast.services.files.admit(path)
  return cast.call('people-import.read', { file: token, taskId: 'read-people' })
}
async function dryRun(...lines: readonly string[]) {
  const { file, mapping } = await read([english, ...lines].join('\n'))
  return cast.call('people-import.dry-run', { file, mapping, taskId: 'try-people' })
}
const rowsOf = async (run: string, verdict: ImportVerdict) =>
  (await cast.call('people-import.rows', { run, verdict, offset: 0, limit: 500 })).rows
const importAll = (run: string, input: object = {}) =>
  cast.call('people-import.run', { run, only: 'all', invite: true, ...input })
const idOf = (email: string) => cast.sql<PersonId>('SELECT id FROM person WHERE email = ?', email)
const roleOf = (email: string, module: string) =>
  cast.sql<string | undefined>(
    'SELECT role FROM role_grant WHERE person_id = ? AND module = ?',
    idOf(email),
    module,
  )

describe('reading a file', () => {
  it('B-03 finds encoding, delimiter and header, and guesses the columns in English and Spanish', async () => {
    const text = 'Correo electrónico;Nombre;Apellidos;Grupo de permisos\nbo@example.com;Íñigo;Ñandú;Editor\n'
    const found = await read(Buffer.from(text, 'latin1'))
    expect(found).toMatchObject({ rows: 1, encoding: 'windows-1252', delimiter: ';' })
    expect(found.mapping).toEqual({ email: 0, firstName: 1, lastName: 2, group: 3 })
    expect(found.columns[1]).toEqual({ name: 'Nombre', examples: ['Íñigo'] })
  })

  it('B-03 takes a first row that holds an address for a person, not for headings', async () => {
    const [one, two] = ['bo@example.com,Bo,Berg', 'cy@example.com,Cy,Castro']
    for (const text of [one, [one, two].join('\n')]) {
      const found = await read(text)
      expect(found).toMatchObject({ rows: text.split('\n').length, mapping: { email: 0 } })
      expect(found.columns[1]).toMatchObject({ name: 'Column 2: Bo' })
    }
    const alone = await read(['E-mail,First name', 'bo@example.com,Bo'].join('\n'))
    expect(alone).toMatchObject({ rows: 1, columns: [{ name: 'E-mail' }, { name: 'First name' }] })
  })

  it('B-03 saves refused rows of a file without headings whole, under numbered columns', async () => {
    const { file } = await read('bo@example.com,Bo,Nobody\ncy@example.com,Cy,Castro')
    const mapping = { email: 0, firstName: 1, group: 2 }
    const { run } = await cast.call('people-import.dry-run', { file, mapping, taskId: 'try-people' })
    const path = join(folder, 'refused.csv')
    cast.dialogAnswers.push(path)
    await cast.call('people-import.save-rejects', { run, taskId: 'save-people' })
    const lines = readFileSync(path, 'utf8').trim().split('\r\n')
    expect(lines[0]).toContain('Column 1,Column 2,Column 3,')
    expect(lines[1]).toContain('bo@example.com,Bo,Nobody,')
  })

  it('says why a file cannot be read', async () => {
    const { token } = cast.services.files.admit(join(folder, 'gone.csv'))
    const error = await cast.refused('people-import.read', { file: token, taskId: 'read-people' })
    expect(error).toMatchObject({ rule: 'csv-gone' })
    const workbook = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000'), Buffer.alloc(300, 7)])
    await expect(read(workbook)).rejects.toThrow('csv-not-text')
  })
})

describe('a dry run', () => {
  it('B-03 B-06 counts new, changed, unchanged and refused, with the rights in sum, and writes nothing', async () => {
    cast.addPerson('Bo', { group: 'viewer' })
    cast.addPerson('Cy', { group: 'viewer' })
    const before = cast.audit().length
    const found = await dryRun(
      'new@example.com,Nora,New,Editor',
      'BO@example.com,,,Lead User',
      'cy@example.com,,,viewer',
      'nobody,Nadia,None,Emperor',
    )
    expect(found.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 1 })
    expect(found.gained).toContainEqual({ action: 'submittals.edit', scope: expect.any(String), people: 2 })
    expect(await rowsOf(found.run, 'changed')).toMatchObject([
      { number: 3, name: 'Bo Example', fields: ['group'] },
    ])
    expect(cast.audit().length).toBe(before)
    expect(idOf('new@example.com')).toBeUndefined()
  })

  it('B-03 tells every error with its row, field, value and what would be accepted', async () => {
    const found = await dryRun(
      'nobody,Nadia,None,Emperor,,Atlantis,viewer,perhaps,31/02/2027',
      'nora@example.com,,,,,Atlantis,viewer,,',
    )
    const [first, second] = await rowsOf(found.run, 'refused')
    expect(first).toMatchObject({ number: 2 })
    expect(first!.errors.map(({ field, value }) => [field, value])).toEqual([
      ['email', 'nobody'],
      ['group', 'Emperor'],
      ['isEnabled', 'perhaps'],
      ['endDate', '31/02/2027'],
    ])
    expect(first!.errors[1]!.accepted).toBe('Viewer, Editor, Approver, Lead User, None')
    expect(first!.errors[3]!.accepted).toBe('dd/mm/yyyy')
    expect(second!.errors.map(({ field }) => field)).toEqual(['firstName', 'lastName'])
  })

  it('B-03 reads nothing from a row whose quotes or cells do not hold together, and says why', async () => {
    const { run, counts } = await dryRun(
      'ann@example.com,Ann,Sample, Jr,Viewer,,,,,,extra',
      'bob@example.com,"Bob"by,Sample',
      'cyd@example.com,Cyd,"Sam""ple",Viewer',
      'dee@example.com,Dee,5" Sample,Viewer',
      'eve@example.com,Eve,"Sample,Viewer',
      'fay@example.com,Fay,Sample,Viewer',
    )
    expect(counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 3 })
    const refused = await rowsOf(run, 'refused')
    expect(refused.map(({ number, email }) => [number, email])).toEqual([
      [2, 'ann@example.com'],
      [3, 'bob@example.com'],
      [6, 'eve@example.com'],
    ])
    expect(refused.map(({ errors }) => errors.map(({ field, problem }) => [field, problem]))).toEqual([
      [['row', 'The row has more cells than there are columns.']],
      [['row', 'Something stands after a closing quotation mark.']],
      [['row', expect.stringContaining('the rest of the file was read as one value') as string]],
    ])
    expect((await rowsOf(run, 'new')).map(({ name }) => name)).toEqual(['Cyd Sam"ple', 'Dee 5" Sample'])
  })

  it('X-01 X-11 X-17 refuses an address twice in the file in any case, and a removed person’s', async () => {
    cast.addPerson('Ivy', { state: 'removed' })
    const found = await dryRun(
      'a@example.com,A,Example',
      'A@EXAMPLE.com,A,Example',
      'ivy@example.com,Ivy,Example',
    )
    expect(found.counts).toMatchObject({ new: 1, refused: 2 })
    const refused = await rowsOf(found.run, 'refused')
    expect(refused.map(({ errors }) => errors[0]!.problem)).toEqual([
      'The same e-mail address is in row 2 already.',
      'Someone who was removed has this e-mail address.',
    ])
  })

  it('B-07 refuses what the importer may not grant, and exactly-one roles', async () => {
    const lea = cast.addPerson('Lea', { group: 'lead-user' })
    cast.addProgram('North', cast.ada)
    cast.actAs(lea)
    const found = await dryRun(
      'a@example.com,A,Example,Viewer',
      'b@example.com,B,Example,,Open',
      'c@example.com,C,Example,,,North,Contributor',
      'd@example.com,D,Example,,,North,Main Site Contact',
    )
    expect(found.counts).toMatchObject({ new: 1, refused: 3 })
    const refused = await rowsOf(found.run, 'refused')
    expect(refused.map(({ errors }) => errors[0]!.field)).toEqual(['data', 'programRole', 'programRole'])
  })
})

describe('an import', () => {
  it('adds, invites and changes in one transaction, with the entries of the single acts', async () => {
    cast.addProgram('North', cast.ada)
    cast.addPerson('Bo', { group: 'viewer' })
    const found = await dryRun(
      'new@example.com,Nora,New,Editor,Abierto,north,Viewer,yes,31/12/2027',
      'bo@example.com,Bob,,none,,,,no,',
    )
    const before = cast.audit().length
    expect(await importAll(found.run)).toEqual({ added: 1, changed: 1 })
    expect(roleOf('new@example.com', 'submittals')).toBe('editor')
    expect(
      cast.sql('SELECT DISTINCT expires_at FROM role_grant WHERE person_id = ?', idOf('new@example.com')),
    ).toBe('2027-12-31T00:00:00.000Z')
    expect(cast.sql('SELECT role FROM program_contact')).toBe('viewer')
    expect(roleOf('bo@example.com', 'submittals')).toBeUndefined()
    expect(cast.sql(`SELECT first_name || ' ' || state FROM person WHERE email = 'bo@example.com'`)).toBe(
      'Bob disabled',
    )
    expect(cast.sql(`SELECT count(*) FROM outbox WHERE to_address = 'new@example.com'`)).toBe(1)
    const verbs = cast
      .audit()
      .slice(before)
      .map(({ action }) => action)
    expect(verbs).toContain('people-import.run')
    expect(new Set(verbs)).toEqual(
      new Set([
        'people-import.run',
        'people.invite',
        'people.edit',
        'roles.set-group',
        'roles.set-data-role',
        'programs.set-contact',
        'people.set-enabled',
      ]),
    )
  })

  it('writes no invitations where they are not wanted', async () => {
    const found = await dryRun('new@example.com,Nora,New')
    await importAll(found.run, { invite: false })
    expect(cast.sql('SELECT count(*) FROM invitation')).toBe(0)
    expect(cast.sql(`SELECT state FROM person WHERE email = 'new@example.com'`)).toBe('invited')
  })

  it('imports all or nothing, or only the valid rows', async () => {
    const found = await dryRun('a@example.com,A,Example', 'nobody,B,Example')
    expect(
      await cast.refused('people-import.run', { run: found.run, only: 'all', invite: true }),
    ).toMatchObject({
      rule: 'import-has-errors',
    })
    expect(idOf('a@example.com')).toBeUndefined()
    expect(await importAll(found.run, { only: 'valid' })).toEqual({ added: 1, changed: 0 })
  })

  it('X-02 does not take the last lead user without the confirmation', async () => {
    const found = await dryRun('ada@example.com,,,Viewer')
    expect(
      await cast.refused('people-import.run', { run: found.run, only: 'all', invite: true }),
    ).toMatchObject({
      code: 'confirm',
    })
    await importAll(found.run, { confirmLastLead: true })
    expect(roleOf('ada@example.com', 'submittals')).toBe('viewer')
  })

  it('is refused where something has changed since the dry run, and two imports do not meet', async () => {
    const bo = cast.addPerson('Bo', { group: 'viewer' })
    const found = await dryRun('bo@example.com,,,Editor', 'new@example.com,Nora,New')
    await cast.saveAll(change.group(bo, 'viewer', 'approver'))
    const error = await cast.refused('people-import.run', { run: found.run, only: 'all', invite: true })
    expect(error).toMatchObject({ rule: 'import-changed', reason: expect.stringContaining('row 2') })
    expect(idOf('new@example.com')).toBeUndefined()
    const ends = await dryRun('bo@example.com,,,Editor')
    const stays = { person: bo, present: 'approver', next: 'approver' } as const
    await cast.saveAll({ action: 'roles.set-group', ...stays, until: '2026-09-01' })
    expect(
      await cast.refused('people-import.run', { run: ends.run, only: 'all', invite: true }),
    ).toMatchObject({ rule: 'import-changed' })
    const again = await dryRun('bo@example.com,,,Editor')
    const input = { run: again.run, only: 'all', invite: true }
    const [one, two] = await Promise.all([
      cast.send('people-import.run', input),
      cast.send('people-import.run', input),
    ])
    expect([one.ok, two.ok]).toEqual([true, false])
  })

  it('B-03 saves the refused rows as they stood, with nothing that a spreadsheet would run', async () => {
    const found = await dryRun('=1+1,A,Example', 'a@example.com,A,Example')
    const path = join(folder, 'rejects.csv')
    cast.dialogAnswers.push(path)
    const input = { run: found.run, taskId: 'save-rejects' }
    expect(await cast.call('people-import.save-rejects', input)).toEqual({ fileName: 'rejects.csv', rows: 1 })
    const lines = readFileSync(path, 'utf8').trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^'=1\+1,A,Example,.*2,E-mail: This is no e-mail address\.$/)
  })

  it('does to every row of any file what the dry run said', async () => {
    const states = ['active', 'invited', 'disabled', 'pending', 'removed'] as const
    for (const [index, state] of states.entries())
      cast.addPerson(`P${index}`, { state, ...(index % 2 === 0 ? { group: 'viewer' as const } : {}) })
    cast.addProgram('North', cast.ada)
    const of = (...values: string[]) => fc.constantFrom(...values)
    const line = fc
      .tuple(
        of(
          'p0@example.com',
          'P1@example.com',
          'p2@example.com',
          'p3@example.com',
          'p4@example.com',
          'n1@example.com',
          'n2@example.com',
          'broken',
        ),
        of('', 'Nora'),
        of('', 'New'),
        of('', 'Viewer', 'editor', 'Usuario principal', 'none', 'what'),
        of('', 'Open', 'Abierto', 'Administrative', 'none'),
        of('', 'north', 'South'),
        of('', 'Viewer', 'Contributor', 'none'),
        of('', 'yes', 'no', 'sí'),
        of('', '31/12/2030', '01/01/2020'),
      )
      .map((cells) => cells.join(','))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
        const found = await dryRun(...lines)
        const people = cast.sql<number>('SELECT count(*) FROM person')
        const input = { run: found.run, only: 'valid', invite: false, confirmLastLead: true }
        expect(await cast.send('people-import.run', input)).toEqual({
          ok: true,
          value: { added: found.counts.new, changed: found.counts.changed },
        })
        expect(cast.sql<number>('SELECT count(*) FROM person') - people).toBe(found.counts.new)
        // What was imported is there: the same file then changes nothing more, and refuses the same rows.
        const again = await dryRun(...lines)
        expect(again.counts).toMatchObject({ new: 0, changed: 0, refused: found.counts.refused })
      }),
      { numRuns: 25, seed: 3 },
    )
  })
})
