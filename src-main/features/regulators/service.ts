// Keeping the regulators that facilities answer to. There is one state agency at most: it is where requests go when the
// facilities answer to several regulators (S1-02).
import type { RegulatorId } from '../../../src-shared/domain/ids.ts'
import { changedValues } from '../../audit/changed.ts'
import type { AuditEntry, AuditSubject } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import {
  countFacilitiesOf,
  deleteRegulator,
  getRegulator,
  getRegulatorByName,
  getStateAgency,
  insertRegulator,
  updateRegulator,
} from './queries.ts'
import type { Regulator, RegulatorValues } from './queries.ts'

/** @throws Refusal at `name` where another has it, at `kind` where there is a state agency already. */
export function addRegulator(db: WriteDb, values: RegulatorValues): { id: RegulatorId; audit: AuditEntry[] } {
  requireFree(db, values, null)
  const id = insertRegulator(db, values)
  return { id, audit: [{ subject: subjectOf({ id, ...values }), after: values }] }
}

/** Returns what to audit: nothing where nothing changed. @throws Refusal as `addRegulator` does, and `not-found`. */
export function editRegulator(db: WriteDb, id: RegulatorId, values: RegulatorValues): AuditEntry[] {
  const before = found(getRegulator(db, id))
  requireFree(db, values, id)
  const changed = changedValues({ ...before }, { ...values })
  if (changed === null) return []
  updateRegulator(db, id, values)
  return [{ subject: subjectOf(before), ...changed }]
}

/** @throws Refusal `regulator-in-use` while facilities answer to it, and `not-found`. */
export function removeRegulator(db: WriteDb, id: RegulatorId): AuditEntry[] {
  const { name, kind, email } = found(getRegulator(db, id))
  const facilities = countFacilitiesOf(db, id)
  if (facilities > 0) throw new Refusal('refused', 'regulator-in-use', { name, count: facilities })
  deleteRegulator(db, id)
  return [{ subject: { kind: 'regulator', id, name }, before: { name, kind, email } }]
}

function requireFree(db: ReadDb, { name, kind }: RegulatorValues, except: RegulatorId | null): void {
  const sameName = getRegulatorByName(db, name)
  if (sameName !== undefined && sameName.id !== except)
    throw Refusal.fields({ field: 'name', key: 'name-taken' })
  if (kind !== 'state-agency') return
  const agency = getStateAgency(db)
  if (agency !== undefined && agency.id !== except)
    throw Refusal.fields({ field: 'kind', key: 'state-agency-taken', params: { name: agency.name } })
}

function subjectOf({ id, name }: Regulator): AuditSubject {
  return { kind: 'regulator', id, name }
}
