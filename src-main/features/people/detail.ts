// Somebody as their panel shows them: who they are, what they hold, and what the actor may do to them. The same questions
// are asked again when it is done; here they decide which buttons to offer.
import type { PersonAct, PersonDetail, PersonRow, RoleFamily } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { UserPreferences } from '../../../src-shared/domain/preferences.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import { isRegistered } from '../../../src-shared/policy/holding.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { denialIn } from '../../../src-shared/policy/wording.ts'
import { loadFacts } from '../../authz/facts.ts'
import type { ReadDb } from '../../db/open.ts'
import { getPreferences } from '../../directory/queries.ts'
import type { Person } from '../../directory/queries.ts'
import type { Services } from '../../ipc/services.ts'
import { inviteAgainAsks, restoreAsks } from '../../invitations/asks.ts'
import type { Ask } from '../../ipc/implement.ts'
import { listRows } from './list-queries.ts'
import { listAssigned, listPrograms } from './queries.ts'
import { askAbout, requirePerson } from './service.ts'

interface Call {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

/** Somebody as their panel shows them, with what the actor may do. @throws Refusal `not-found`. */
export function personDetail(
  db: ReadDb,
  id: PersonId,
  { actor, now, t, services }: Call & { readonly services: Services },
): PersonDetail {
  const person = requirePerson(db, id)
  const [row] = listRows(db, [id], now) as [PersonRow]
  const { firstName, lastName, phone, title, isConsultant, createdAt, registeredAt, stateBefore } = person
  const acts = openActs(db, person, row, { actor, now, t })
  return {
    ...row,
    firstName,
    lastName,
    phone,
    title,
    isConsultant,
    preferences: acts.may.includes('edit') ? preferencesOf(db, id, services) : null,
    createdAt,
    registeredAt,
    stateBefore,
    contacts: listPrograms(db, id).map((contact) => ({
      program: { id: contact.id, name: contact.name },
      role: contact.role,
      expiresAt: contact.expiresAt,
      isExpired: isExpired(contact.expiresAt, now),
    })),
    assignments: listAssigned(db, id).length,
    signInRefusal: signInRefusal(db, person, { now, t }),
    ...acts,
  }
}

/** Without the theme, which nobody sets for another. */
function preferencesOf(db: ReadDb, id: PersonId, { systemTranslation }: Services): UserPreferences {
  const { theme: _, ...preferences } = getPreferences(db, id, systemTranslation)
  return preferences
}

function signInRefusal(db: ReadDb, { id, state }: Person, { now, t }: Omit<Call, 'actor'>): string | null {
  if (state !== 'active') return null
  const decision = decide(loadFacts(db, id, now), 'session.sign-in')
  return decision.allowed ? null : denialIn(t, decision)
}

type Open = Pick<PersonDetail, 'may' | 'removalRefusal' | 'restorable'>

function openActs(db: ReadDb, person: Person, row: PersonRow, { actor, now, t }: Call): Open {
  const ask = (action: Action) => decide(actor, action, askAbout(db, action, person.id).on)
  const allowed = (action: Action) => ask(action).allowed
  if (person.state === 'removed') {
    const mayRestore = allowed('people.add')
    return {
      may: mayRestore ? ['restore'] : [],
      removalRefusal: null,
      restorable: mayRestore ? restorable(db, person, { actor, now, t }) : [],
    }
  }
  const isInvited = person.state === 'invited'
  const isDisabled = person.state === 'disabled'
  const acts: [PersonAct, boolean][] = [
    ['edit', allowed('people.edit')],
    ['enable', isDisabled && allowed('people.set-enabled')],
    ['disable', !isDisabled && person.state !== 'pending' && allowed('people.set-enabled')],
    ['reset-password', person.registeredAt !== null && allowed('people.reset-password')],
    ['invite-again', isInvited && mayInviteAgain(db, person, actor)],
    ['revoke-invitation', row.invitation !== null && allowed('people.invite')],
    ['view-as', isRegistered(person.state) && actor.through === undefined && allowed('people.view-as')],
    ['remove', allowed('people.remove')],
  ]
  const removal = ask('people.remove')
  // Somebody without the role for it needs no reason why this one person stays.
  const stays = !removal.allowed && allowed('people.add')
  return {
    may: acts.filter(([, isOpen]) => isOpen).map(([act]) => act),
    removalRefusal: stays ? denialIn(t, removal) : null,
    restorable: [],
  }
}

function mayInviteAgain(db: ReadDb, { id }: Person, actor: Facts): boolean {
  return inviteAgainAsks(db, id, actor).every(({ action, on }) => decide(actor, action, on).allowed)
}

function restorable(db: ReadDb, { id }: Person, { actor, now, t }: Call): PersonDetail['restorable'] {
  const families = restoreAsks(db, id, now)
  return [...families].map(([family, asks]: [RoleFamily, readonly Ask[]]) => {
    const decisions = asks.map(({ action, on }) => decide(actor, action, on))
    const refused = decisions.find((decision) => !decision.allowed)
    return { family, refusal: refused === undefined || refused.allowed ? null : denialIn(t, refused) }
  })
}
