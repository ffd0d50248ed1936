// One entry of the trail for each change, under the name of the action that it was allowed by (B-08).
import type { Assigned, StagedChange } from '../../src-shared/contract/staged-change.ts'
import type { ProgramId } from '../../src-shared/domain/ids.ts'
import type { AuditEntry, AuditSubject } from '../audit/record.ts'
import type { ReadDb } from '../db/open.ts'
import { personSubject } from '../directory/queries.ts'
import { heldIn } from './end-dates.ts'
import type { Plan } from './plan.ts'
import { getProgram, listNames } from './queries.ts'
import type { InventoryKind } from './queries.ts'
import { isTransfer } from './transfers.ts'

/**
 * Made before or after the save alike: a change carries both values, and the save has checked the former. `waitsFor` is
 * what a transfer waits for, if it does.
 */
export function auditEntry(
  db: ReadDb,
  change: StagedChange,
  plan: Pick<Plan, 'before' | 'after'>,
  waitsFor: string | null = null,
): AuditEntry {
  const { action } = change
  const subject = personSubject(db, change.person)
  if (isTransfer(change) && waitsFor !== null) {
    const on =
      change.action === 'programs.transfer-main-site' ? { on: programSubject(db, change.program) } : {}
    const before = { holder: personSubject(db, change.present) }
    return { action, subject, ...on, before, after: { transfer: 'waiting', waitsFor } }
  }
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
        ...roleBeforeAndAfter(change, plan),
      }
    default:
      return { action, subject, ...roleBeforeAndAfter(change, plan) }
  }
}

/** With their ends, where they have any (B-10). */
function roleBeforeAndAfter(
  change: Extract<StagedChange, { until?: unknown }>,
  { before, after }: Pick<Plan, 'before' | 'after'>,
) {
  const [had, has] = [before, after].map((of) => heldIn(of.get(change.person)!, change)?.expires ?? null)
  const ends = (role: string, expires: string | null | undefined) =>
    expires == null || role === 'none' || role === 'affiliate' ? {} : { ends: expires }
  const removed = change.present === change.next && had != null && has == null ? { ends: null } : {}
  return {
    before: { role: change.present, ...ends(change.present, had) },
    after: { role: change.next, ...ends(change.next, has), ...removed },
  }
}

export function programSubject(db: ReadDb, id: ProgramId): AuditSubject {
  return { kind: 'program', id, name: getProgram(db, id)?.name ?? `#${id}` }
}

function assignedSubjects(db: ReadDb, { entities, assets, sources }: Assigned): AuditSubject[] {
  const named = (kind: InventoryKind, ids: readonly number[]) =>
    listNames(db, kind, ids).map((place) => ({ kind, ...place }))
  return [...named('entity', entities), ...named('asset', assets), ...named('source', sources)]
}
