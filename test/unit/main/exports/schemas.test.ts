// B-14: whatever version of the format an export was made in, it can be verified: released schemas are kept as they were.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportFormat, formatVersion } from '../../../../src-main/exports/format.ts'
import { frozenText, releasedSchemas } from '../../../../src-main/exports/schemas.ts'
import { exportedTables, exportedViews } from '../../../../src-main/features/exported.ts'

const root = join(import.meta.dirname, '../../../..')
const folder = join(root, 'src-main/exports/schemas')

const what = `What is declared for exports is not the schema of version ${formatVersion}, in which exports were made already.
It is another version: raise formatVersion in src-main/exports/format.ts, run \`npm run -s export-schema\`, and name the new
file in src-main/exports/schemas.ts and in this test. See ARCHITECTURE.md, "Changing what an export holds".`

it('what is declared is the newest schema that is kept', () => {
  const kept = readFileSync(join(folder, `${formatVersion}.json`), 'utf8')
  expect(frozenText(exportFormat(exportedTables, exportedViews).schema) === kept, what).toBe(true)
})

/** SHA-256 of the files, by version. Lines are added here, never changed. */
const frozen: Readonly<Record<string, string>> = {
  '1.json': '5a428179833c50a0ae5e57b9e5eb4dd3c905143101e591b6aca867a3e972648b',
}

it('no schema that was released is changed or taken away', () => {
  const found = readdirSync(folder).map((name) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    return [name, sha256]
  })
  expect(Object.fromEntries(found)).toEqual(frozen)
})

it('the program knows every version up to that of today', () => {
  const versions = Array.from({ length: formatVersion }, (_, index) => index + 1)
  expect([...releasedSchemas.keys()]).toEqual(versions)
  for (const version of versions)
    expect(readFileSync(join(folder, `${version}.json`), 'utf8')).toBe(
      frozenText(releasedSchemas.get(version)!),
    )
})

it('the script refuses what is newer than the program that it came with', () => {
  const script = readFileSync(join(root, 'resources/verify-export.sh'), 'utf8')
  expect(script).toContain(`[ "$version" -le ${formatVersion} ]`)
})
