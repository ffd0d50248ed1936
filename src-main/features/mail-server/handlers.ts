// The organization's SMTP server: set, tried, taken away. Sending by it is outgoing's.
import { randomUUID } from 'node:crypto'
import { mailServerCalls } from '../../../src-shared/contract/mail-server.ts'
import type { WrittenServer } from '../../../src-shared/contract/mail-server.ts'
import { actorId, getPerson } from '../../directory/queries.ts'
import { found } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { WaitingContext } from '../../ipc/implement.ts'
import { deliver } from '../../outgoing/deliver.ts'
import type { Outcome } from '../../outgoing/deliver.ts'
import { messageId } from '../../outgoing/letter.ts'
import { getMailServer } from '../../outgoing/queries.ts'
import { accessForTest, removeMailServer, saveMailServer, wrapSecret } from './service.ts'

const save = commandHandler('mail-server.save', {
  // The key store may ask the person, which no transaction can wait for.
  prepare: ({ read, services }, written) =>
    Promise.resolve(wrapSecret(read(getMailServer), written, services.secretBox)),
  run: ({ db }, written, wrapped) => ({ answer: {}, audit: saveMailServer(db, written, wrapped) }),
})

const test = commandHandler('mail-server.test', {
  prepare: tryServer,
  run: (_context, { host, port, security }, { to, failure, words }) => ({
    answer: { to, failure, words },
    audit: [
      {
        subject: { kind: 'mail-server', id: null, name: host },
        after: { port, security, to, result: failure ?? 'sent', serverWords: words },
      },
    ],
  }),
})

async function tryServer(
  { read, actor, services, t, now }: WaitingContext<'mail-server.test'>,
  written: WrittenServer,
): Promise<Pick<Outcome, 'failure' | 'words'> & { readonly to: string }> {
  const { secretBox, patience } = services
  const server = accessForTest(read(getMailServer), written, secretBox)
  const { email: to } = found(read((db) => getPerson(db, actorId(actor))))
  if (server === null) return { to, failure: 'secret', words: '' }
  const from = { name: written.senderName, address: written.senderAddress }
  const letter = {
    from,
    to,
    subject: t('mail:test.subject'),
    text: t('mail:test.body', { host: written.host }),
    messageId: messageId(randomUUID(), from),
    date: new Date(now),
  }
  const { failure, words } = await deliver({
    server,
    letter,
    patience,
    signal: new AbortController().signal,
  })
  return { to, failure, words }
}

export const mailServerHandlers = implement(mailServerCalls, {
  'mail-server.view': {
    run: ({ db, services }) => {
      const stored = getMailServer(db)
      return {
        server: stored === undefined ? null : { ...stored, hasPassword: stored.wrappedSecret !== null },
        keyStore: services.secretBox.state(),
      }
    },
  },
  'mail-server.save': save,
  'mail-server.remove': { run: ({ db }) => ({ answer: {}, audit: removeMailServer(db) }) },
  'mail-server.test': test,
})
