// The organization's SMTP server. Its password goes in and never comes out.
import { z } from 'zod'
import { emailSchema, nameSchema } from '../domain/contact.ts'
import { isLoopback, mailFailures, mailSecurities } from '../domain/mail.ts'
import { command, noInput, noOutput, query } from './define.ts'

const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[a-z0-9.:_-]+$/i, { message: 'host' })

const server = {
  host,
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Empty: a server that asks for no login. */
  userName: z.string().trim().max(254),
  senderName: nameSchema,
  senderAddress: emailSchema,
}

const written = z
  .strictObject({
    ...server,
    /** Null keeps the stored one, which belongs to its host, port and user name alone. */
    password: z.string().min(1).max(1000).nullable(),
  })
  .refine(({ security, host: name }) => security !== 'none' || isLoopback(name), {
    path: ['security'],
    message: 'security-none',
  })
export type WrittenServer = z.output<typeof written>

/** Whether this computer can keep a password: `plain-text` is a key store that only pretends to. */
export const keyStores = ['usable', 'plain-text', 'none'] as const
export type KeyStore = (typeof keyStores)[number]

export const mailServerCalls = {
  'mail-server.view': query({
    access: 'settings.view',
    input: noInput,
    output: z.object({
      server: z.object({ ...server, hasPassword: z.boolean() }).nullable(),
      keyStore: z.enum(keyStores),
    }),
  }),
  /** What waits in the outbox is tried again at once. */
  'mail-server.save': command({
    access: 'settings.edit',
    input: written,
    output: noOutput,
    changes: ['organization', 'outbox'],
  }),
  /** From then on messages wait in the outbox. */
  'mail-server.remove': command({
    access: 'settings.edit',
    input: noInput,
    output: noOutput,
    changes: ['organization', 'outbox'],
  }),
  /** Sends a message to the actor's own address by what was entered, saved or not, and tells the server's words. */
  'mail-server.test': command({
    access: 'settings.edit',
    input: written,
    output: z.object({
      to: z.string(),
      /** Null: the server took it. */
      failure: z.enum(mailFailures).nullable(),
      words: z.string(),
    }),
    changes: [],
  }),
}
