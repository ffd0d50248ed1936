// Files for the benchmark: seven columns, every tenth record with a line break and doubled quotes in a comment.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const QUARTER_HOUR = 900_000
const two = (n: number): string => String(n).padStart(2, '0')

function record(i: number): string {
  const at = new Date(Date.UTC(1990, 0, 1) + i * QUARTER_HOUR * (i % 3 === 0 ? 2 : 1))
  const date = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
  const comment =
    i % 10 === 0 ? `"Checked, see\nnote ""${i % 97}"" of the day"` : 'Routine reading without any remarks'
  return `Site-${i % 50},${date},${time},NO${i % 5},${((i * 7919) % 100_000) / 100},ug m-3,${comment}\n`
}

async function writeFile(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file)
  let text = 'Site,Date,Time,Species,Value,Units,Comment\n'
  for (let i = 0; i < rows; i++) {
    text += record(i)
    if (text.length < 1_000_000 && i < rows - 1) continue
    if (!stream.write(text)) await once(stream, 'drain')
    text = ''
  }
  stream.end()
  await once(stream, 'finish')
}

/** Writes files of so many rows into a folder of their own, runs the work on them, and removes them. */
export async function withFiles(
  rows: readonly number[],
  work: (files: readonly string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'keyholder-bench-csv-'))
  try {
    const files = rows.map((count) => path.join(folder, `${count}.csv`))
    for (const [index, count] of rows.entries()) await writeFile(files[index] as string, count)
    await work(files)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
