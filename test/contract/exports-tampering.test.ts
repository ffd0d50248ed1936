// B-14: whatever is changed in an export, the program and the script of thirty lines both refuse it.
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPublicKey } from 'node:crypto'
import { tableLines } from '../../src-main/exports/format.ts'
import { openBytes } from '../../src-main/exports/open-bytes.ts'
import { verifyExport } from '../../src-main/exports/verify.ts'
import { format, startExportingCast } from './support/exports.ts'
import type { ExportingCast } from './support/exports.ts'
import { rewriteHistory, sealAgain, tampering } from './support/tampering.ts'
import { hasShellTools, verifyByScript } from './support/tools.ts'

const scopes = ['full', 'scoped'] as const
let cast: ExportingCast
let good: Record<(typeof scopes)[number] | 'older', string>
/** The chain as an earlier export told it. */
let known: { length: number; head: string }

beforeAll(async () => {
  cast = await startExportingCast()
  const scoped = { reader: { kind: 'entities', entities: [cast.entities.north] } } as const
  const older = cast.build('older.keyholder-audit')
  await cast.call('programs.create', { name: 'Second program' })
  const full = cast.build('full.keyholder-audit')
  good = { older: older.path, full: full.path, scoped: cast.build('scoped.keyholder-audit', scoped).path }
  known = full.seal.chain
})
afterAll(() => cast.dispose())

const verify = (path: string) =>
  verifyExport(readFileSync(path), { known: { key: cast.key.id, chain: known } })
const byScript = (path: string) => verifyByScript(path, cast.key.id, `${known.length}:${known.head}`)

describe.each(scopes)('a %s export', (scope) => {
  it('is accepted as it is, by both', async () => {
    expect(verify(good[scope])).toMatchObject({ ok: true })
    if (hasShellTools) expect(await byScript(good[scope])).toMatchObject({ ok: true })
  })

  it.each(Object.entries(tampering))('is refused by the program: %s', (name, tamper) => {
    const path = join(cast.folder, `tampered-${scope}`)
    copyFileSync(good[scope], path)
    tamper({ path, other: good.older })
    expect(readFileSync(path).equals(readFileSync(good[scope])), name).toBe(false)
    expect(verify(path)).toMatchObject({ ok: false })
  })

  it.skipIf(!hasShellTools)(
    'is refused by the script, whatever was done to it',
    async () => {
      const left = Object.entries(tampering)
      const accepted: string[] = []
      const work = async (lane: number) => {
        for (let next = left.pop(); next !== undefined; next = left.pop()) {
          const path = join(cast.folder, `script-${scope}-${lane}`)
          copyFileSync(good[scope], path)
          next[1]({ path, other: good.older })
          if ((await byScript(path)).ok) accepted.push(next[0])
        }
      }
      await Promise.all([0, 1, 2].map(work))
      expect(accepted).toEqual([])
    },
    300_000,
  )
})

it('there are thirty-five kinds of tampering at least', () => {
  expect(Object.keys(tampering).length).toBeGreaterThanOrEqual(35)
})

it('a history that the key holder rewrote and sealed again is refused when an earlier head is known', async () => {
  const path = join(cast.folder, 'rewritten')
  copyFileSync(good.full, path)
  const db = new Database(path)
  rewriteHistory(db)
  sealAgain(db, { publicKey: createPublicKey(cast.key.privateKey), privateKey: cast.key.privateKey })
  db.close()
  const bytes = readFileSync(path)
  // By itself it is a good export: only what is known from elsewhere gives it away.
  expect(verifyExport(bytes, { known: { key: cast.key.id } })).toMatchObject({ ok: true })
  expect(verifyExport(bytes, { known: { chain: known } })).toMatchObject({
    ok: false,
    finding: { code: 'history-rewritten' },
  })
  if (!hasShellTools) return
  expect(await verifyByScript(path, cast.key.id)).toMatchObject({ ok: true })
  expect(await byScript(path)).toMatchObject({ ok: false })
})

it('no flipped bit is accepted with changed content', () => {
  const whole = readFileSync(good.full)
  const before = contentOf(whole)
  const isFull = process.env['KEYHOLDER_FULL'] === '1'
  // The same bits at each run, so that a change is judged by what it changed.
  let state = isFull ? Date.now() % 2 ** 31 : 20261122
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state % below
  }
  let accepted = 0
  for (let flip = 0; flip < (isFull ? 1000 : 60); flip += 1) {
    const bytes = Buffer.from(whole)
    const at = (random(2 ** 15) * 2 ** 15 + random(2 ** 15)) % bytes.length
    const bit = random(64) >> 3
    bytes[at] = bytes[at]! ^ (1 << bit)
    if (!isAccepted(bytes)) continue
    accepted += 1
    expect(contentOf(bytes), `bit ${bit} of byte ${at}`).toEqual(before)
  }
  // What SQLite leaves unused in its pages says nothing and is not sealed.
  console.log(`${accepted} flips of unused bits accepted`)
}, 120_000)

const isAccepted = (bytes: Buffer) => verifyExport(bytes, { known: { key: cast.key.id } }).ok

function contentOf(bytes: Buffer): Record<string, unknown[]> {
  const db = openBytes(bytes, undefined)
  try {
    return Object.fromEntries(
      format.tables.map(({ name }) => [name, db.prepare(tableLines(db, name)).pluck().all()]),
    )
  } finally {
    db.close()
  }
}
