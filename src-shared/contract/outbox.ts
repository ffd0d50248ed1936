// Messages that the program has written, and what became of each. Nothing here claims to have been sent that was not.
import { z } from 'zod'
import { mailFailures, messageStates } from '../domain/mail.ts'
import { command, noInput, noOutput, page, pageInput, query } from './define.ts'

/** What can be done with a message, by its state and link; who may is the policy's `people.invite`. */
export const messageActs = ['save', 'open', 'hand-over', 'try-again', 'withdraw'] as const
export type MessageAct = (typeof messageActs)[number]

const message = z.object({
  id: z.int(),
  to: z.string(),
  subject: z.string(),
  /** Without the registration link where it has ended or is not the actor's to know; `linkIs` says which. */
  body: z.string(),
  state: z.enum(messageStates),
  createdAt: z.string(),
  /** A registration link is as good as a password: who made the invitation sees it, and who may reset that password. */
  linkIs: z.enum(['shown', 'withheld', 'ended', 'none']),
  attempts: z.int(),
  /** Null: not tried again by itself, or at once. */
  nextAttemptAt: z.string().nullable(),
  failure: z.enum(mailFailures).nullable(),
  /** As the server, or the connection to it, said it; in whatever language that was. */
  serverWords: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** Who handed it over or withdrew it; null where the program did. */
  endedBy: z.string().nullable(),
  may: z.array(z.enum(messageActs)),
})
export type OutboxMessage = z.output<typeof message>

const oneMessage = z.strictObject({ message: z.int().positive() })

export const outboxCalls = {
  /** Newest first. */
  'outbox.list': query({
    access: 'people.list',
    input: z.strictObject({ ...pageInput, states: z.array(z.enum(messageStates)).optional() }),
    output: page(message).extend({ all: z.int() }),
  }),
  'outbox.get': query({ access: 'people.list', input: oneMessage, output: message }),
  /** Whether messages leave by themselves. */
  'outbox.server': query({ access: 'people.list', input: noInput, output: z.object({ isSet: z.boolean() }) }),
  /** Asks where to, and writes the message as an .eml file. */
  'outbox.save': command({
    access: 'people.invite',
    input: oneMessage,
    output: z.object({ fileName: z.string() }),
    changes: [],
  }),
  /** Opens the message in the mail program of this computer, ready to be sent by hand. */
  'outbox.open': command({ access: 'people.invite', input: oneMessage, output: noOutput, changes: [] }),
  /** A person has passed the message on by other means. */
  'outbox.hand-over': command({
    access: 'people.invite',
    input: oneMessage,
    output: noOutput,
    changes: ['outbox'],
  }),
  'outbox.try-again': command({
    access: 'people.invite',
    input: oneMessage,
    output: noOutput,
    changes: ['outbox'],
  }),
  'outbox.withdraw': command({
    access: 'people.invite',
    input: oneMessage,
    output: noOutput,
    changes: ['outbox'],
  }),
}
