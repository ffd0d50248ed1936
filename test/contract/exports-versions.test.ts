// B-14: an export stays good for as long as there is the program, whatever becomes of the tables: it is held against the
// schema of the version that it names, by the program and by the script.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyExport } from '../../src-main/exports/verify.ts'
import { readingLists } from '../../src-shared/contract/reading.ts'
import { repositoryRoot, startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'
import { startExportingCast } from './support/exports.ts'
import type { ExportingCast } from './support/exports.ts'
import { earlierFormat, earlierVersion, schemasWithEarlier } from './support/made-up-version.ts'
import { sealAgain } from './support/tampering.ts'
import { hasShellTools, verifyByScript } from './support/tools.ts'

let cast: ExportingCast
let auditor: TestBackend
let earlier: string
let present: string

beforeAll(async () => {
  cast = await startExportingCast()
  auditor = startBackend(undefined, {
    exportWorker: new URL('./support/earlier-export-worker.ts', import.meta.url),
  })
  earlier = cast.build('earlier.keyholder-audit', {}, cast.key, earlierFormat).path
  present = cast.build('present.keyholder-audit').path
})
afterAll(() => {
  auditor.dispose()
  cast.dispose()
})

const verify = (path: string) => verifyExport(readFileSync(path), { schemas: schemasWithEarlier })

/** The script as it would have been released with the made-up version. */
function scriptThatKnowsEarlier(): string {
  const path = join(cast.folder, 'verify-export.sh')
  const script = readFileSync(join(repositoryRoot, 'resources/verify-export.sh'), 'utf8')
  writeFileSync(path, script.replace('"$version" -ge 1', `"$version" -ge ${earlierVersion}`))
  return path
}

/** A copy of an export, changed and sealed again by its key. */
function changed(from: string, change: (db: Database.Database) => void): string {
  const path = join(cast.folder, 'changed.keyholder-audit')
  copyFileSync(from, path)
  const db = new Database(path)
  change(db)
  sealAgain(db, { publicKey: createPublicKey(cast.key.privateKey), privateKey: cast.key.privateKey })
  db.close()
  return path
}

const open = (path: string) =>
  auditor.call('reading.open', { file: auditor.services.files.admit(path).token, taskId: 'task-number-one' })

describe('an export of an earlier version of the format', () => {
  it('is good to the program and to the script, and so is one of today', async () => {
    for (const path of [earlier, present]) {
      expect(verify(path)).toMatchObject({ ok: true })
      if (hasShellTools)
        expect(await verifyByScript(path, cast.key.id, '', scriptThatKnowsEarlier())).toMatchObject({
          ok: true,
        })
    }
  })

  it('opens, and tells which lists its version does not have', async () => {
    const shown = (await open(earlier)).open!
    expect(shown.format).toBe('keyholder-audit/0')
    expect(readingLists.filter((list) => shown.lists[list] === undefined)).toEqual(['reviews', 'messages'])
    expect(shown.lists.people).not.toContain('phone')
    const question = { search: 'Ben', filters: {}, sort: null, offset: 0, limit: 10 }
    const people = await auditor.call('reading.list', { list: 'people', ...question })
    expect(people.rows).toMatchObject([{ name: 'Ben Example', permission_group: 'editor' }])
    expect(people.rows[0]).not.toHaveProperty('phone')
    for (const list of readingLists.filter((each) => shown.lists[each] !== undefined))
      expect((await auditor.call('reading.list', { list, ...question, search: '' })).all).toBeTypeOf('number')
    expect((await auditor.refused('reading.list', { list: 'messages', ...question })).rule).toBe(
      'list-not-in-export',
    )
  })

  it('of today has every list', async () => {
    const shown = (await open(present)).open!
    expect(readingLists.filter((list) => shown.lists[list] === undefined)).toEqual([])
    expect(shown.lists.people).toContain('phone')
  })
})

describe('a file that names a version of the format', () => {
  const isRefused = async (path: string, code: string, at: string, words: string) => {
    expect(verify(path)).toEqual({ ok: false, finding: { code, at } })
    expect((await open(path)).refused).toMatchObject({ code, at })
    expect((await open(path)).refused?.reason).toContain(words)
  }

  it('which a newer program makes is told so, by the script too', async () => {
    const path = changed(present, (db) => db.pragma('user_version = 9'))
    await isRefused(path, 'newer-format', '9', 'version 9')
    if (hasShellTools) expect((await verifyByScript(path)).said).toMatch(/version 9 .* newer Keyholder/)
  })

  it('which there never was is told so, by the script too', async () => {
    // To the program as it is, the made-up version is such a one.
    const finding = { code: 'unknown-format', at: '0' }
    expect(verifyExport(readFileSync(earlier))).toEqual({ ok: false, finding })
    const file = cast.services.files.admit(earlier).token
    const { refused } = await cast.call('reading.open', { file, taskId: 'task-number-one' })
    expect(refused).toMatchObject(finding)
    expect(refused?.reason).toContain('version 0')
    if (hasShellTools) expect((await verifyByScript(earlier)).said).toMatch(/version 0 .* never was/)
  })

  it('whose tables it does not have is told the table and the version', async () => {
    const path = changed(present, (db) => db.exec('DROP VIEW people'))
    await isRefused(path, 'schema', 'people, keyholder-audit/1', 'people, keyholder-audit/1')
    const named = changed(present, (db) => db.pragma(`user_version = ${earlierVersion}`))
    expect(verify(named)).toMatchObject({ finding: { code: 'schema' } })
  })

  it('other than its seal does is refused, by the script too', async () => {
    const path = changed(present, (db) =>
      db.exec(`UPDATE seal SET text = json_set(text, '$.format', 'keyholder-audit/0')`),
    )
    await isRefused(path, 'format-differs', 'keyholder-audit/0', 'another version')
    if (hasShellTools) expect((await verifyByScript(path)).said).toContain('another version')
  })
})
