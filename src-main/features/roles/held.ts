// What one person holds, with the actor's own limits on changing it told in words (B-04, B-07).
import type { HeldRoles, RolesCells } from '../../../src-shared/contract/roles.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { decide, mayAnywhere } from '../../../src-shared/policy/decide.ts'
import { missingAssignments } from '../../../src-shared/policy/emissions-conditions.ts'
import { heldRole } from '../../../src-shared/policy/facts.ts'
import type { Facts, On, TargetPerson } from '../../../src-shared/policy/facts.ts'
import type { CorporateRole } from '../../../src-shared/policy/roles.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { loadFacts } from '../../authz/facts.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPerson } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { getGrant, getMainCorporateGrant, listAssignedPlaces, listHeldPrograms } from './held-queries.ts'
import { personLine } from '../../access/save.ts'
import { waitingOf } from './waiting.ts'

interface Reader {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

/** @throws Refusal `not-found`. */
export function rolesOf(db: ReadDb, id: PersonId, { actor, now, t }: Reader): HeldRoles {
  const person = getPerson(db, id)
  const target = targetPerson(db, id)
  if (person === undefined || target === null) throw Refusal.notFound()
  const facts = loadFacts(db, id, now)
  const lock = (action: Action, on: On) => lockOf(actor, action, on, t)
  const corporate = heldRole(facts.corporate, now) ?? 'affiliate'
  const locks = roleLocks(actor, target, corporate, t)
  const missing = missingAssignments(facts)
  const signIn = decide(facts, 'session.sign-in')
  return {
    person: {
      ...personLine(person),
      userName: person.userName,
      title: person.title,
      state: person.state,
      isConsultant: person.isConsultant,
    },
    signInRefusal: signIn.allowed ? null : denialIn(t, signIn),
    submittals: {
      role: heldRole(facts.group, now) ?? 'none',
      grant: getGrant(db, id, 'submittals'),
      lock: locks.group,
    },
    programs: {
      corporate,
      grant: corporate === 'main' ? getMainCorporateGrant(db) : getGrant(db, id, 'programs'),
      lock: locks.corporate,
      transferLock: lock('roles.transfer-main-corporate', { person: target }),
      contacts: listHeldPrograms(db, id).map((held) => ({
        ...held,
        lock: lock('programs.set-contact', {
          program: held.program.id,
          person: target,
          present: held.role,
          next: 'none',
        }),
      })),
      contactsLock: locks.contacts,
      waiting: waitingOf(db, id, actor),
    },
    emissions: {
      role: heldRole(facts.data, now) ?? 'none',
      grant: getGrant(db, id, 'emissions'),
      lock: locks.data,
      assigned: listAssignedPlaces(db, id),
      assignedLock: locks.assignments,
      missing: missing === null ? null : denialIn(t, missing),
    },
  }
}

/** The cells of a row in the matrix of people × modules; null where there is no such person. */
export function cellsOf(db: ReadDb, id: PersonId, { actor, now, t }: Reader): RolesCells | null {
  const target = targetPerson(db, id)
  if (target === null) return null
  const facts = loadFacts(db, id, now)
  const { entities, assets, sources } = facts.assignments
  const missing = missingAssignments(facts)
  return {
    person: id,
    mainSites: target.mainSiteOf.length,
    assigned: entities.size + assets.size + sources.size,
    missing: missing === null ? null : denialIn(t, missing),
    locks: roleLocks(actor, target, heldRole(facts.corporate, now) ?? 'affiliate', t),
  }
}

/** Why the actor may not change what the person holds in each module; null where they may. */
function roleLocks(actor: Facts, person: TargetPerson, present: CorporateRole, t: Translate) {
  const lock = (action: Action, on: On) => lockOf(actor, action, on, t)
  return {
    group: lock('roles.set-group', { person, next: 'none' }),
    corporate: lock('roles.set-corporate', { person, present, next: 'affiliate' }),
    data: lock('roles.set-data-role', { person, next: 'none' }),
    assignments: lock('roles.set-assignments', { person }),
    // In some program at least; each contact has its own answer.
    contacts: mayAnywhere(actor, 'programs.set-contact') ? null : lock('programs.set-contact', {}),
  }
}

function lockOf(actor: Facts, action: Action, on: On, t: Translate): string | null {
  const decision = decide(actor, action, on)
  return decision.allowed ? null : denialIn(t, decision)
}
