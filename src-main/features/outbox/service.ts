// What may be done with a message at which time, and to whom its link is told.
import type { MessageAct, OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import type { MessageState } from '../../../src-shared/domain/mail.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import type { AuditEntry } from '../../audit/record.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { actorId } from '../../directory/queries.ts'
import { mayHaveLink } from '../../invitations/asks.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { messageSubject } from '../../outgoing/outcome.ts'
import { getMailServer, updateMessage } from '../../outgoing/queries.ts'
import { getMessage } from './queries.ts'
import type { StoredMessage } from './queries.ts'

/** The moment and the person that a message is looked at by. */
export interface Reader {
  readonly actor: Facts
  readonly now: string
}

type LinkIs = OutboxMessage['linkIs']

/** To whom a message's link is told. One that is no invitation's asks its reader for sign-in and rights, and is no secret. */
export function linkFor(db: ReadDb, { message, invitation }: StoredMessage, reader: Reader): LinkIs {
  const { actor, now } = reader
  if (invitation === null) return message.link === null ? 'none' : 'shown'
  if (message.link === null || invitation.state !== 'pending' || invitation.expiresAt <= now) return 'ended'
  // Through another's eyes, nothing that makes somebody a person (B-12).
  if (actor.through !== undefined) return 'withheld'
  return mayHaveLink(db, invitation, actor) ? 'shown' : 'withheld'
}

/** In which states a message can be withdrawn, handed over and the like. */
const startsFrom: Readonly<Record<MessageAct, readonly MessageState[]>> = {
  save: ['queued', 'refused', 'handed-over', 'sent'],
  open: ['queued', 'refused', 'handed-over', 'sent'],
  'hand-over': ['queued', 'refused'],
  'try-again': ['queued', 'refused'],
  withdraw: ['queued', 'refused'],
}

/** Why an act makes no sense at this message; null when it does. The words stand under `errors:refused`. */
function obstacle(db: ReadDb, act: MessageAct, { message }: StoredMessage, linkIs: LinkIs): string | null {
  if (message.state === 'sending') return 'message-sending'
  if (!startsFrom[act].includes(message.state)) return 'message-ended'
  if (act === 'withdraw') return null
  if (linkIs === 'ended') return 'message-link-ended'
  if ((act === 'save' || act === 'open') && linkIs === 'withheld') return 'message-link-withheld'
  if (act === 'try-again' && getMailServer(db) === undefined) return 'message-no-server'
  return null
}

/** The acts to offer: those that would not be refused. */
export function actsAt(db: ReadDb, stored: StoredMessage, linkIs: LinkIs, { actor }: Reader): MessageAct[] {
  if (!decide(actor, 'people.invite').allowed) return []
  const acts = Object.keys(startsFrom) as MessageAct[]
  return acts.filter((act) => obstacle(db, act, stored, linkIs) === null)
}

/** @throws Refusal `not-found`, or why the act makes no sense at this message. */
export function requireMessage(db: ReadDb, id: number, act: MessageAct, reader: Reader): StoredMessage {
  const stored = found(getMessage(db, id))
  const reason = obstacle(db, act, stored, linkFor(db, stored, reader))
  if (reason !== null) throw new Refusal('refused', reason)
  return stored
}

/** Marks a message as passed on or withdrawn by hand, or makes it due. Returns what to audit. */
export function settleByHand(
  db: WriteDb,
  id: number,
  kind: 'hand-over' | 'try-again' | 'withdraw',
  reader: Reader,
): AuditEntry[] {
  const { message } = requireMessage(db, id, kind, reader)
  const state = ({ 'hand-over': 'handed-over', 'try-again': 'queued', withdraw: 'withdrawn' } as const)[kind]
  const ended =
    kind === 'try-again'
      ? { endedAt: null, endedBy: null }
      : { endedAt: reader.now, endedBy: actorId(reader.actor) }
  updateMessage(db, id, startsFrom[kind], { state, nextAttemptAt: null, ...ended })
  return [
    {
      subject: messageSubject(message),
      before: { state: message.state },
      after: { state, subject: message.subject },
    },
  ]
}
