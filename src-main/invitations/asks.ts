// What giving somebody back what they are noted down for asks of the policy: on restoring them, and on sending a link
// that is a key to all of it (B-07).
import type { RoleFamily } from '../../src-shared/contract/people.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import { decide } from '../../src-shared/policy/decide.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { askOf } from '../access/plan.ts'
import { listWaitingTransfersTo } from '../access/waiting-queries.ts'
import { asChange } from '../access/waiting.ts'
import { loadFacts } from '../authz/facts.ts'
import { presentInProgram, targetPerson } from '../authz/targets.ts'
import type { ReadDb } from '../db/open.ts'
import type { Ask } from '../ipc/implement.ts'

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

export function hasAssignments({ assignments: { entities, assets, sources } }: Facts): boolean {
  return entities.size + assets.size + sources.size > 0
}

/**
 * What inviting somebody again asks: the link is a key to all that they are noted down for, so it goes to who may set
 * their password anyway, or could have granted all of it (B-07), a role that waits to be handed over included.
 */
export function inviteAgainAsks(db: ReadDb, id: PersonId, actor: Facts): readonly Ask[] {
  return [{ action: 'people.invite' }, ...keyAsks(db, id, actor)]
}

/**
 * What acting on an invitation from within a program asks (S2-23, S2-24): that the contact could be taken out of the program,
 * and all that their link is a key to could be granted.
 */
export function programInvitationAsks(
  db: ReadDb,
  { program, person: id }: { readonly program: ProgramId; readonly person: PersonId },
  actor: Facts,
): readonly Ask[] {
  const person = targetPerson(db, id)
  const present = presentInProgram(db, program, id)
  const on = { program, ...(person === null ? {} : { person }), present, next: 'none' } as const
  return [{ action: 'programs.set-contact', on }, ...keyAsks(db, id, actor)]
}

function keyAsks(db: ReadDb, id: PersonId, actor: Facts): readonly Ask[] {
  const person = targetPerson(db, id)
  if (person === null || decide(actor, 'people.reset-password', { person }).allowed) return []
  const waiting = listWaitingTransfersTo(db, id).map((transfer) => askOf(db, asChange(transfer)))
  return [...[...restoreAsks(db, id, actor.now).values()].flat(), ...waiting]
}

/**
 * a link makes its reader the invited person, so it goes to who may set that person's password, and to whoever made
 * it for as long as they could have granted all that the person is noted down for by now (B-07).
 */
export function mayHaveLink(
  db: ReadDb,
  link: { readonly personId: PersonId; readonly createdBy: PersonId | null },
  actor: Facts,
): boolean {
  const person = targetPerson(db, link.personId)
  if (person !== null && decide(actor, 'people.reset-password', { person }).allowed) return true
  return (
    link.createdBy === actor.person.id &&
    inviteAgainAsks(db, link.personId, actor).every(({ action, on }) => decide(actor, action, on).allowed)
  )
}
