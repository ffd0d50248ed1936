// What the killed program was doing, by name. Each act works on a folder that its test has prepared.
import { join } from 'node:path'
import { openReplaceableStore } from '../../../src-main/backups/replaceable-store.ts'
import { makeBackup } from '../../../src-main/backups/make.ts'
import { backupName } from '../../../src-main/backups/shelf.ts'
import { record } from '../../../src-main/audit/record.ts'
import { readMigrations } from '../../../src-main/db/migrate.ts'
import { openStore, storeFileName } from '../../../src-main/db/open.ts'

const migrationsDir = join(import.meta.dirname, '../../../resources/migrations')

export type Act = (dataDir: string) => void | Promise<void>

export const peopleFile = 'people.csv'
export const exportName = 'trail.keyholder-audit'
export const passphrase = 'four grey herons wading'

/** Acts on the store alone. */
export const acts: Readonly<Record<string, Act>> = {
  /** Writes a fact and the event that tells it, again and again, and says each one's number once it is committed. */
  write: (dataDir) => {
    const store = openStore({ dataDir, migrationsDir })
    for (let number = 1; ; number += 1) {
      store.write((db) => {
        db.raw.prepare(`INSERT INTO regulator (name, kind) VALUES (?, 'cupa')`).run(`Regulator ${number}`)
        const subject = { kind: 'regulator', id: number, name: `Regulator ${number}` }
        const at = new Date().toISOString()
        record(db, [{ at, actor: null, action: 'regulators.add', outcome: 'done', subject }])
      })
      process.stdout.write(`${number}\n`)
    }
  },
  migrate: (dataDir) => openStore({ dataDir, migrationsDir }).close(),
  backup: async (dataDir) => {
    const target = join(dataDir, 'backups', backupName('2026-03-02T09:00:00.000Z'))
    const newestVersion = readMigrations(migrationsDir).length
    await makeBackup({ store: join(dataDir, storeFileName), target, second: null, newestVersion }, () => {})
  },
  /** What has been ordered before. */
  restore: (dataDir) => openReplaceableStore({ dataDir, migrationsDir }).store.close(),
}
