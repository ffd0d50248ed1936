// Exporting and verifying a whole store, against the least that copying and checking it could cost: `sqlite3 .backup` and
// `PRAGMA integrity_check` on the same file. 500 MB with KEYHOLDER_BENCH_FULL=1, a tenth of it otherwise.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { chainHead, leafHash } from '../../src-main/audit/record.ts'
import { buildExport } from '../../src-main/exports/build.ts'
import { makeKey } from '../../src-main/exports/keys.ts'
import { verifyExport } from '../../src-main/exports/verify.ts'
import { startOrganization } from '../contract/support/backend.ts'
import { everything, format } from '../contract/support/exports.ts'
import { printRatio } from './support/measure.ts'

const wanted = (process.env['KEYHOLDER_BENCH_FULL'] === '1' ? 500 : 50) * 1024 ** 2

const folder = mkdtempSync(join(tmpdir(), 'keyholder-bench-'))
const backend = await startOrganization()

/** Events as the program writes them, until the store is as large as wanted. */
function fill(): number {
  let seq = 0
  for (let size = 0; size < wanted; size = statSync(backend.store.path).size) {
    backend.store.write(({ raw }) => {
      const last = raw.prepare('SELECT seq, head FROM audit_event ORDER BY seq DESC LIMIT 1').get() as {
        seq: number
        head: Uint8Array
      }
      const insert = raw.prepare(
        'INSERT INTO audit_event (seq, leaf, head, salt, body) VALUES (?, ?, ?, ?, ?)',
      )
      let head = last.head
      for (seq = last.seq + 1; seq <= last.seq + 20_000; seq += 1) {
        const salt = randomBytes(16)
        const body = JSON.stringify({
          v: 1,
          at: new Date(1.7e12 + seq * 60_000).toISOString(),
          actor: { kind: 'person', id: 1, name: 'Ada Example' },
          action: 'people.edit',
          outcome: 'done',
          subject: { kind: 'person', id: (seq % 5000) + 1, name: `Person ${seq % 5000}` },
          before: { title: `Title ${seq}`, phone: `+1 555 ${seq}` },
          after: { title: `Title ${seq + 1}`, phone: `+1 555 ${seq + 1}` },
        })
        const leaf = leafHash(salt, body)
        head = chainHead(head, leaf)
        insert.run(seq, Buffer.from(leaf), Buffer.from(head), salt, body)
      }
    })
  }
  return seq - 1
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

try {
  const events = fill()
  const megabytes = Math.round(statSync(backend.store.path).size / 1024 ** 2)
  console.log(`A store of ${megabytes} MB, ${events} events:`)
  const key = await makeKey('a passphrase for a benchmark')
  const path = join(folder, 'bench.keyholder-audit')
  const order = {
    storePath: backend.store.path,
    nativeBinding: undefined,
    scope: everything,
    madeAt: new Date().toISOString(),
    partial: path,
    madeBy: { id: 1, name: 'Ada Example' },
    application: 'Keyholder bench',
    privateKey: key.privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
  const work = { progress: () => {}, isCancelled: () => false }
  const built = timed(() => buildExport(order, format, work))
  const copy = join(folder, 'copy.sqlite')
  const backedUp = timed(() => execFileSync('sqlite3', ['-readonly', backend.store.path, `.backup ${copy}`]))
  printRatio('export, freshly built and sealed', built, backedUp, 'sqlite3 .backup')
  const bytes = readFileSync(path)
  const verified = timed(() => {
    if (!verifyExport(bytes, { known: { key: key.id } }).ok) throw new Error('not verified')
  })
  const checked = timed(() => execFileSync('sqlite3', ['-readonly', path, 'PRAGMA integrity_check']))
  printRatio('verify: seal, tables, schema and chain', verified, checked, 'sqlite3 integrity_check')
} finally {
  backend.dispose()
  rmSync(folder, { recursive: true, force: true })
}
