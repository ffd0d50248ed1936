// Keeping the organization's facilities (S1-09). A facility is told apart by its site id and answers to one regulator.
import type { FacilityId } from '../../../src-shared/domain/ids.ts'
import { changedValues } from '../../audit/changed.ts'
import type { AuditEntry, AuditSubject } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import {
  deleteFacility,
  getFacility,
  getFacilityBySiteId,
  getRegulatorName,
  insertFacility,
  updateFacility,
} from './queries.ts'
import type { Facility, FacilityValues } from './queries.ts'

/** @throws Refusal at `siteId` where another facility has it, at `regulatorId` where there is no such regulator. */
export function addFacility(db: WriteDb, values: FacilityValues): { id: FacilityId; audit: AuditEntry[] } {
  requireFree(db, values, null)
  const after = told(db, values)
  const id = insertFacility(db, values)
  return { id, audit: [{ subject: subjectOf({ id, ...values }), after }] }
}

/** Returns what to audit: nothing where nothing changed. @throws Refusal as `addFacility` does, and `not-found`. */
export function editFacility(db: WriteDb, id: FacilityId, values: FacilityValues): AuditEntry[] {
  const before = found(getFacility(db, id))
  requireFree(db, values, id)
  const changed = changedValues(told(db, before), told(db, values))
  if (changed === null) return []
  updateFacility(db, id, values)
  return [{ subject: subjectOf(before), ...changed }]
}

/** @throws Refusal `not-found`, and `in-use` by the store while other records refer to it. */
export function removeFacility(db: WriteDb, id: FacilityId): AuditEntry[] {
  const facility = found(getFacility(db, id))
  deleteFacility(db, id)
  return [{ subject: subjectOf(facility), before: told(db, facility) }]
}

function requireFree(db: ReadDb, { siteId }: FacilityValues, except: FacilityId | null): void {
  const other = getFacilityBySiteId(db, siteId)
  if (other !== undefined && other.id !== except)
    throw Refusal.fields({ field: 'siteId', key: 'site-id-taken', params: { name: other.name } })
}

function subjectOf({ id, name }: Facility): AuditSubject {
  return { kind: 'facility', id, name }
}

/** What the trail says of a facility: the regulator by the name that it has at the moment. */
function told(db: ReadDb, { name, address, siteId, regulatorId }: FacilityValues) {
  const regulator = getRegulatorName(db, regulatorId)
  if (regulator === undefined) throw Refusal.fields({ field: 'regulatorId', key: 'gone' })
  return { name, siteId, address, regulator }
}
