// Bringing somebody back. While they are removed, what they held stays noted and gives no rights; on return each
// family of roles is kept or dropped. Keeping one is granting it: what that asks is in invitations/asks.ts (B-07).
import type { RoleFamily } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { AuditEntry } from '../../audit/record.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { WriteDb } from '../../db/open.ts'
import { personSubject } from '../../directory/queries.ts'
import { hasAssignments } from '../../invitations/asks.ts'
import {
  deleteAssignments,
  deleteGrant,
  deleteProgramContacts,
  listAssigned,
  listPrograms,
} from './queries.ts'

/** Deletes what the person was noted down for but for the families kept. @returns what the trail says about it */
export function dropRoles(
  db: WriteDb,
  id: PersonId,
  { keep, now }: { readonly keep: readonly RoleFamily[]; readonly now: string },
): AuditEntry[] {
  const facts = loadFacts(db, id, now)
  const subject = personSubject(db, id)
  const dropped = (family: RoleFamily) => !keep.includes(family)
  const entries: AuditEntry[] = []
  const after = { role: 'none' }
  if (facts.group !== null && dropped('group')) {
    deleteGrant(db, id, 'submittals')
    entries.push({ action: 'roles.set-group', subject, before: { role: facts.group.role }, after })
  }
  if (facts.corporate !== null && dropped('corporate')) {
    deleteGrant(db, id, 'programs')
    const before = { role: facts.corporate.role }
    entries.push({ action: 'roles.set-corporate', subject, before, after: { role: 'affiliate' } })
  }
  if (dropped('programs')) {
    const programs = listPrograms(db, id)
    deleteProgramContacts(db, id)
    for (const { id: program, name, role } of programs) {
      const on = { kind: 'program', id: program, name }
      entries.push({ action: 'programs.set-contact', subject, on, before: { role }, after })
    }
  }
  if (dropped('data')) entries.push(...dropDataRole(db, id, facts))
  return entries
}

function dropDataRole(db: WriteDb, id: PersonId, facts: Facts): AuditEntry[] {
  const subject = personSubject(db, id)
  const entries: AuditEntry[] = []
  if (facts.data !== null) {
    deleteGrant(db, id, 'emissions')
    const before = { role: facts.data.role }
    entries.push({ action: 'roles.set-data-role', subject, before, after: { role: 'none' } })
  }
  if (hasAssignments(facts)) {
    const before = { assigned: listAssigned(db, id) }
    deleteAssignments(db, id)
    entries.push({ action: 'roles.set-assignments', subject, before, after: { assigned: [] } })
  }
  return entries
}
