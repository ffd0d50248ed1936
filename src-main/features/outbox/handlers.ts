// The outbox: messages that are written and wait to be handed over.
import { outboxCalls } from '../../../src-shared/contract/outbox.ts'
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { decide } from '../../../src-shared/policy/decide.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { targetPerson } from '../../authz/targets.ts'
import type { ReadDb } from '../../db/open.ts'
import { implement } from '../../ipc/implement.ts'
import { countMessages, listMessages } from './queries.ts'
import type { StoredMessage } from './queries.ts'

export const outboxHandlers = implement(outboxCalls, {
  'outbox.list': {
    run: ({ db, actor, now, t }, window) => ({
      rows: listMessages(db, window).map((stored) => message(db, stored, { actor, now, t })),
      total: countMessages(db),
    }),
  },
})

interface Reader {
  readonly actor: Facts
  readonly now: string
  readonly t: Translate
}

function message(db: ReadDb, stored: StoredMessage, reader: Reader): OutboxMessage {
  const { id, toAddress: to, subject, body, link, state, createdAt } = stored.message
  const linkIs = linkFor(db, stored, reader)
  const shown = linkIs === 'withheld' || linkIs === 'ended' ? reader.t(`mail:link.${linkIs}`) : (link ?? '')
  return { id, to, subject, state, createdAt, linkIs, body: body.replace('[link]', () => shown) }
}

/** The link makes its reader the invited person: it is shown to who made it and to who may set that person's password. */
function linkFor(
  db: ReadDb,
  { message: { link }, invitation }: StoredMessage,
  { actor, now }: Reader,
): OutboxMessage['linkIs'] {
  if (invitation === null) return 'none'
  if (link === null || invitation.expiresAt <= now) return 'ended'
  if (invitation.createdBy === actor.person.id) return 'shown'
  const person = targetPerson(db, invitation.personId)
  const mayReset = person !== null && decide(actor, 'people.reset-password', { person }).allowed
  return mayReset ? 'shown' : 'withheld'
}
