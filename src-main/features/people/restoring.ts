// Bringing somebody back. While they are removed, what they held stays noted and gives no rights; on return each
// family of roles is kept or dropped. Keeping one is granting it: it asks what granting would ask (B-07).
import type { RoleFamily } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { AuditEntry } from '../../audit/record.ts'
import { loadFacts } from '../../authz/facts.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { personSubject } from '../../directory/queries.ts'
import type { Ask } from '../../ipc/implement.ts'
import {
  deleteAssignments,
  deleteGrant,
  deleteProgramContacts,
  listAssigned,
  listPrograms,
} from './queries.ts'

/** For each family of roles that a person is noted down for, what giving them back asks of the policy. */
export function restoreAsks(db: ReadDb, id: PersonId, now: string): ReadonlyMap<RoleFamily, readonly Ask[]> {
  const person = targetPerson(db, id)
  const families = new Map<RoleFamily, readonly Ask[]>()
  if (person === null) return families
  const facts = loadFacts(db, id, now)
  const { group, corporate, data, programs } = facts
  if (group !== null) families.set('group', [{ action: 'roles.set-group', on: { person, next: group.role } }])
  if (corporate !== null) {
    const on = { person, present: 'affiliate', next: corporate.role } as const
    families.set('corporate', [{ action: 'roles.set-corporate', on }])
  }
  if (programs.size > 0) {
    const asks = [...programs].map(([program, { role }]): Ask => {
      return { action: 'programs.set-contact', on: { program, person, present: 'none', next: role } }
    })
    families.set('programs', asks)
  }
  const assign: Ask[] = hasAssignments(facts) ? [{ action: 'roles.set-assignments', on: { person } }] : []
  if (data !== null)
    families.set('data', [{ action: 'roles.set-data-role', on: { person, next: data.role } }, ...assign])
  else if (assign.length > 0) families.set('data', assign)
  return families
}

function hasAssignments({ assignments: { entities, assets, sources } }: Facts): boolean {
  return entities.size + assets.size + sources.size > 0
}

/**
 * What inviting somebody again asks: the link is a key to all that they are noted down for, so it goes to who may set
 * their password anyway, or could have granted all of it (B-07).
 */
export function inviteAgainAsks(db: ReadDb, id: PersonId, actor: Facts): readonly Ask[] {
  const invite: Ask = { action: 'people.invite' }
  const person = targetPerson(db, id)
  if (person === null || decide(actor, 'people.reset-password', { person }).allowed) return [invite]
  return [invite, ...[...restoreAsks(db, id, actor.now).values()].flat()]
}

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
