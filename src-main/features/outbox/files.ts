// Messages as .eml files: where the person wants one, or in the mail program of this computer.
import { basename } from 'node:path'
import { getPerson, actorId } from '../../directory/queries.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { found, Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { WaitingContext } from '../../ipc/implement.ts'
import { emlOf, letterOf } from '../../outgoing/letter.ts'
import { messageSubject } from '../../outgoing/outcome.ts'
import { requireMessage } from './service.ts'

type Call = Pick<WaitingContext<'outbox.save'>, 'read' | 'actor' | 'now' | 't' | 'services'>

/** As from whoever passes it on: their own mail program sends it. */
async function messageFile({ read, actor, now }: Call, act: 'save' | 'open', id: number) {
  const { message, sender } = read((db) => ({
    message: requireMessage(db, id, act, { actor, now }).message,
    sender: found(getPerson(db, actorId(actor))),
  }))
  const from = { name: displayName(sender), address: sender.email }
  return { subject: messageSubject(message), content: await emlOf(letterOf(message, from, now)) }
}

export const saveMessage = commandHandler('outbox.save', {
  prepare: async (call, { message: id }) => {
    const { subject, content } = await messageFile(call, 'save', id)
    const path = await call.services.desktop.chooseFileToSave({
      title: call.t('mail:outbox.save'),
      suggestedName: `${call.t('mail:outbox.fileName', { id })}.eml`,
    })
    if (path === null) throw new Refusal('cancelled', 'cancelled')
    await writeChosenFile(path, [content])
    return { subject, fileName: basename(path) }
  },
  run: (_context, _input, { subject, fileName }) => ({
    answer: { fileName },
    audit: [{ subject, after: { fileName } }],
  }),
})

export const openMessage = commandHandler('outbox.open', {
  prepare: async (call, { message: id }) => {
    const { subject, content } = await messageFile(call, 'open', id)
    const path = await call.services.privateFiles.write(`message-${id}.eml`, content)
    if (!(await call.services.desktop.openFile(path))) throw new Refusal('refused', 'no-mail-program')
    return subject
  },
  run: (_context, _input, subject) => ({ answer: {}, audit: [{ subject }] }),
})
