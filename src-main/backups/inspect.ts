// What a backup holds and whether it is good: the file as SQLite sees it, the references, and the audit chain.
import Database from 'better-sqlite3'
import type { BackupHolds } from '../../src-shared/contract/backups.ts'
import { verifyChain } from '../audit/verify.ts'
import { applicationId } from '../db/store-error.ts'

/** Why a file is no good backup; texts `backups:faults.<fault>`. */
export const backupFaults = [
  'missing',
  'foreign',
  'newer',
  'damaged',
  'references',
  'chain',
  'changed',
] as const
export type BackupFault = (typeof backupFaults)[number]

export class BadBackup extends Error {
  readonly fault: BackupFault

  constructor(fault: BackupFault, detail = '') {
    super(`not a good backup: ${fault}${detail === '' ? '' : ` (${detail})`}`)
    this.name = 'BadBackup'
    this.fault = fault
  }
}

export interface InspectOptions {
  readonly nativeBinding?: string | undefined
  /** The newest schema that this program knows. */
  readonly newestVersion: number
}

/**
 * Verifies a backup from its first page to the head of its chain. The file must not be in WAL mode, so that reading leaves
 * nothing beside it.
 * @throws BadBackup saying what is wrong.
 */
export function inspectBackup(path: string, { nativeBinding, newestVersion }: InspectOptions): BackupHolds {
  let db: Database.Database
  try {
    db = new Database(path, {
      readonly: true,
      fileMustExist: true,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    })
  } catch (error) {
    throw new BadBackup('missing', String(error))
  }
  try {
    db.pragma('trusted_schema = OFF')
    return factsOf(db, newestVersion)
  } catch (error) {
    throw error instanceof BadBackup ? error : new BadBackup('damaged', String(error))
  } finally {
    db.close()
  }
}

function factsOf(db: Database.Database, newestVersion: number): BackupHolds {
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw new BadBackup('foreign')
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > newestVersion) throw new BadBackup('newer')
  const integrity = db.pragma('integrity_check(1)', { simple: true })
  if (integrity !== 'ok') throw new BadBackup('damaged', String(integrity))
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new BadBackup('references')
  const verdict = verifyChain({ raw: db })
  if (!verdict.intact) throw new BadBackup('chain', String(verdict.brokenAt))
  const one = (sql: string) => db.prepare(sql).pluck().get()
  return {
    organization: (one('SELECT name FROM organization') as string | undefined) ?? '',
    people: one(`SELECT count(*) FROM person WHERE state <> 'removed'`) as number,
    programs: one('SELECT count(*) FROM program') as number,
    events: verdict.length,
    head: verdict.head,
    lastEventAt:
      (one(`SELECT json_extract(body, '$.at') FROM audit_event ORDER BY seq DESC LIMIT 1`) as
        string | undefined) ?? null,
    version,
  }
}
