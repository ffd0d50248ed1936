// Changing the organization's information and settings (S1-09, S2-21, X-12).
import type { PasswordPolicy } from '../../../src-shared/domain/password.ts'
import { changedValues } from '../../audit/changed.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { getOrganization } from '../../directory/queries.ts'
import type { Organization } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { updateOrganization } from './queries.ts'

export interface Information {
  readonly name: string
  readonly headquartersAddress: string
}

export interface Settings {
  readonly passwordPolicy: PasswordPolicy
  readonly idleLockMinutes: number
  readonly selfRegistration: boolean
}

/** @throws Refusal `not-found` before the organization is set up. */
export function requireOrganization(db: ReadDb): Organization {
  return found(getOrganization(db))
}

/** Returns what to audit: nothing where nothing changed. */
export function changeOrganization(db: WriteDb, change: Information | Settings): AuditEntry[] {
  const before = requireOrganization(db)
  const changed = changedValues({ ...before }, { ...change })
  if (changed === null) return []
  updateOrganization(db, change)
  // The trail calls it what it was called when it happened.
  return [{ subject: { kind: 'organization', id: before.id, name: before.name }, ...changed }]
}
