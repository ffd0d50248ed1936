// Programs are created by anybody who is approved, who becomes their Main Site Contact (S2-11, S2-18, X-04), and are
// renamed by their Main Site Contact (S2-24).
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { personSubject } from '../../directory/queries.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { getProgram, getProgramByName, insertProgram, updateProgramName } from './queries.ts'

/** @throws Refusal at `name` where another program has it. */
export function createProgram(
  db: WriteDb,
  name: string,
  creator: PersonId,
  now: string,
): { id: ProgramId; audit: AuditEntry[] } {
  requireFree(db, name, null)
  const id = insertProgram(db, { name, mainSiteContactId: creator, createdAt: now })
  const after = { name, mainSiteContact: personSubject(db, creator) }
  return { id, audit: [{ subject: { kind: 'program', id, name }, after }] }
}

/** Returns what to audit: nothing where nothing changed. @throws Refusal as `createProgram` does, and `not-found`. */
export function renameProgram(db: WriteDb, id: ProgramId, name: string): AuditEntry[] {
  const before = found(getProgram(db, id))
  requireFree(db, name, id)
  if (before.name === name) return []
  updateProgramName(db, id, name)
  return [
    { subject: { kind: 'program', id, name: before.name }, before: { name: before.name }, after: { name } },
  ]
}

function requireFree(db: ReadDb, name: string, except: ProgramId | null): void {
  const other = getProgramByName(db, name)
  if (other !== undefined && other.id !== except) throw Refusal.fields({ field: 'name', key: 'name-taken' })
}
