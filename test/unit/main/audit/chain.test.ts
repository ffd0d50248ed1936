import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { record } from '../../../../src-main/audit/record.ts'
import type { AuditEvent } from '../../../../src-main/audit/record.ts'
import { verifyChain } from '../../../../src-main/audit/verify.ts'
import { openStore } from '../../../../src-main/db/open.ts'
import type { Store } from '../../../../src-main/db/open.ts'

const migrationsDir = join(import.meta.dirname, '../../../../resources/migrations')
let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyholder-chain-'))
  store = openStore({ dataDir: folder, migrationsDir })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function event(index: number): AuditEvent {
  const subject = { kind: 'person', id: index, name: `Person ${index}` }
  return {
    at: `2026-01-01T00:00:${String(index % 60).padStart(2, '0')}.000Z`,
    actor: null,
    action: 'test',
    outcome: 'done',
    subject,
  }
}

/** Edits the rows as somebody with the file in hand would: past the triggers. */
function tamper(work: (db: Database.Database) => void): void {
  const db = new Database(store.path)
  db.exec(
    'DROP TRIGGER audit_event_append; DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete',
  )
  work(db)
  db.close()
}

describe('the audit chain (B-08)', () => {
  it('verifies however the events were batched', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 6 }), (batches) => {
        const before = store.read(verifyChain)
        let added = 0
        for (const size of batches) {
          store.write((db) =>
            record(
              db,
              Array.from({ length: size }, (_, index) => event(index)),
            ),
          )
          added += size
        }
        const after = store.read(verifyChain)
        if (!before.intact || !after.intact) throw new Error('broken')
        expect(after.length).toBe(before.length + added)
      }),
      { numRuns: 20 },
    )
  })

  it('is what reliability asks for: SHA3-256 over 00, salt, body and over 01, previous head, leaf', () => {
    store.write((db) => record(db, [event(1), event(2)]))
    const rows = store.read((db) =>
      db.raw.prepare('SELECT leaf, head, salt, body FROM audit_event ORDER BY seq').all(),
    ) as {
      leaf: Buffer
      head: Buffer
      salt: Buffer
      body: string
    }[]
    let head: Buffer = Buffer.alloc(32)
    for (const row of rows) {
      const sha3 = (...parts: Buffer[]) => createHash('sha3-256').update(Buffer.concat(parts)).digest()
      expect(row.leaf).toEqual(sha3(Buffer.of(0), row.salt, Buffer.from(row.body)))
      head = sha3(Buffer.of(1), head, row.leaf)
      expect(row.head).toEqual(head)
    }
  })

  it.each([
    [
      'a changed body',
      "UPDATE audit_event SET body = replace(body, 'Person 3', 'Person 4') WHERE seq = 3",
      3,
      'body',
    ],
    ['a changed salt', 'UPDATE audit_event SET salt = zeroblob(16) WHERE seq = 3', 3, 'body'],
    ['a changed head', 'UPDATE audit_event SET head = zeroblob(32) WHERE seq = 3', 3, 'head'],
    ['a removed event', 'DELETE FROM audit_event WHERE seq = 3', 3, 'gap'],
    [
      'two events swapped',
      `UPDATE audit_event SET seq = -3 WHERE seq = 3; UPDATE audit_event SET seq = 3 WHERE seq = 4;
       UPDATE audit_event SET seq = 4 WHERE seq = -3`,
      3,
      'head',
    ],
    [
      'an event slipped in',
      `UPDATE audit_event SET seq = seq + 100 WHERE seq >= 3;
       INSERT INTO audit_event SELECT 3, leaf, head, salt, body FROM audit_event WHERE seq = 2;
       UPDATE audit_event SET seq = seq - 99 WHERE seq > 100`,
      3,
      'head',
    ],
  ])('finds %s', (_what, sql, brokenAt, reason) => {
    store.write((db) => record(db, [1, 2, 3, 4, 5, 6].map(event)))
    tamper((db) => db.exec(sql))
    expect(store.read(verifyChain)).toEqual({ intact: false, brokenAt, reason })
  })

  it('cannot be changed through the store', () => {
    store.write((db) => record(db, [event(1)]))
    for (const sql of ['UPDATE audit_event SET body = body', 'DELETE FROM audit_event']) {
      expect(() => store.write((db) => db.raw.prepare(sql).run())).toThrow('keyholder:audit-appends-only')
    }
  })
})
