// One entry of the trail for each change, under the name of the action that it was allowed by (B-08).
import type { Assigned, StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { ProgramId } from '../../src-shared/domain/ids.ts'
import type { AuditEntry, AuditSubject } from '../audit/record.ts'
import type { ReadDb } from '../db/open.ts'
import { personSubject } from '../directory/queries.ts'
import { getProgram, listNames } from './queries.ts'
import type { InventoryKind } from './queries.ts'

/** Made before or after the save alike: a change carries both values, and the save has checked the former. */
export function auditEntry(db: ReadDb, change: StagedChange): AuditEntry {
  const { action } = change
  const subject = personSubject(db, change.person)
  switch (action) {
    case 'roles.set-assignments':
      return {
        action,
        subject,
        before: { assigned: assignedSubjects(db, change.present) },
        after: { assigned: assignedSubjects(db, change.next) },
      }
    case 'roles.transfer-main-corporate':
      return {
        action,
        subject,
        before: { mainCorporateContact: personSubject(db, change.present) },
        after: { mainCorporateContact: subject, predecessorBecomes: 'secondary' },
      }
    case 'programs.transfer-main-site':
      return {
        action,
        subject,
        on: programSubject(db, change.program),
        before: { mainSiteContact: personSubject(db, change.present) },
        after: { mainSiteContact: subject, predecessorBecomes: 'contributor' },
      }
    case 'programs.set-contact':
      return {
        action,
        subject,
        on: programSubject(db, change.program),
        before: { role: change.present },
        after: { role: change.next },
      }
    default:
      return { action, subject, before: { role: change.present }, after: { role: change.next } }
  }
}

function programSubject(db: ReadDb, id: ProgramId): AuditSubject {
  return { kind: 'program', id, name: getProgram(db, id)?.name ?? `#${id}` }
}

function assignedSubjects(db: ReadDb, { entities, assets, sources }: Assigned): AuditSubject[] {
  const named = (kind: InventoryKind, ids: readonly number[]) =>
    listNames(db, kind, ids).map((place) => ({ kind, ...place }))
  return [...named('entity', entities), ...named('asset', assets), ...named('source', sources)]
}
