// Messages that the program has written. Nothing here claims to have been sent.
import { z } from 'zod'
import { page, pageInput, query } from './define.ts'

const message = z.object({
  id: z.int(),
  to: z.string(),
  subject: z.string(),
  /** Without the registration link where it has ended or is not the actor's to know; `linkIs` says which. */
  body: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'refused', 'handed-over', 'withdrawn']),
  createdAt: z.string(),
  /** A registration link is as good as a password: who made the invitation sees it, and who may reset that password. */
  linkIs: z.enum(['shown', 'withheld', 'ended', 'none']),
})
export type OutboxMessage = z.output<typeof message>

export const outboxCalls = {
  /** Newest first. */
  'outbox.list': query({
    access: 'people.list',
    input: z.strictObject(pageInput),
    output: page(message),
  }),
}
