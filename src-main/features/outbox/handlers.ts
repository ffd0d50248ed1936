// The outbox: messages that are written, what became of each, and what a person does with them. Sending is outgoing's.
import { outboxCalls } from '../../../src-shared/contract/outbox.ts'
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { ReadDb } from '../../db/open.ts'
import { personSubject } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import { getMailServer } from '../../outgoing/queries.ts'
import { openMessage, saveMessage } from './files.ts'
import { countMessages, getMessage, listMessages } from './queries.ts'
import type { StoredMessage } from './queries.ts'
import { actsAt, linkFor, settleByHand } from './service.ts'
import type { Reader } from './service.ts'

export const outboxHandlers = implement(outboxCalls, {
  'outbox.list': {
    run: ({ db, actor, now, t }, { states = [], ...window }) => ({
      rows: listMessages(db, { ...window, states }).map((stored) => shown(db, stored, { actor, now, t })),
      total: countMessages(db, states),
      all: countMessages(db, []),
    }),
  },
  'outbox.get': {
    run: ({ db, actor, now, t }, { message: id }) => shown(db, found(getMessage(db, id)), { actor, now, t }),
  },
  'outbox.server': { run: ({ db }) => ({ isSet: getMailServer(db) !== undefined }) },
  'outbox.save': saveMessage,
  'outbox.open': openMessage,
  'outbox.hand-over': {
    run: ({ db, actor, now }, { message: id }) => ({
      answer: {},
      audit: settleByHand(db, id, 'hand-over', { actor, now }),
    }),
  },
  'outbox.try-again': {
    run: ({ db, actor, now }, { message: id }) => ({
      answer: {},
      audit: settleByHand(db, id, 'try-again', { actor, now }),
    }),
  },
  'outbox.withdraw': {
    run: ({ db, actor, now }, { message: id }) => ({
      answer: {},
      audit: settleByHand(db, id, 'withdraw', { actor, now }),
    }),
  },
})

function shown(db: ReadDb, stored: StoredMessage, reader: Reader & { readonly t: Translate }): OutboxMessage {
  const { message } = stored
  const linkIs = linkFor(db, stored, reader)
  const inPlace =
    linkIs === 'withheld' || linkIs === 'ended' ? reader.t(`mail:link.${linkIs}`) : (message.link ?? '')
  return {
    ...message,
    to: message.toAddress,
    body: message.body.replace('[link]', () => inPlace),
    linkIs,
    endedBy: message.endedBy === null ? null : personSubject(db, message.endedBy).name,
    may: actsAt(db, stored, linkIs, reader),
  }
}
