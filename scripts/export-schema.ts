// npm run -s export-schema: keeps the schema of exports as it is declared now, under the number of its version.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportFormat } from '../src-main/exports/format.ts'
import { frozenText } from '../src-main/exports/schemas.ts'
import { exportedTables, exportedViews } from '../src-main/features/exported.ts'

const { version, schema } = exportFormat(exportedTables, exportedViews)
const file = fileURLToPath(new URL(`../src-main/exports/schemas/${version}.json`, import.meta.url))
const name = relative(process.cwd(), file)
const text = frozenText(schema)

if (!existsSync(file)) {
  writeFileSync(file, text)
  console.log(`${name}: kept. Name it in src-main/exports/schemas.ts.`)
} else if (readFileSync(file, 'utf8') === text) {
  console.log(`${name}: as declared.`)
} else {
  console.error(`${name}: differs from what is declared, and is never changed once it is released.
What is declared is another version: raise formatVersion in src-main/exports/format.ts, and run this again.`)
  process.exitCode = 2
}
