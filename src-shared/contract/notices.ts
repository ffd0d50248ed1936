// What the program tells the signed-in person: role changes that concern them, requests, invitations, access that ends.
// Everybody reads and marks their own notices and nobody else's.
import { z } from 'zod'
import { noticeId } from '../domain/ids.ts'
import { noticeKinds, noticeParams, noticePlace } from '../domain/notice.ts'
import { command, noInput, noOutput, page, pageInput, query } from './define.ts'

const notice = z.object({
  id: noticeId,
  kind: z.enum(noticeKinds),
  /** Put into the reader's words by `noticeText`. */
  params: noticeParams,
  place: noticePlace.nullable(),
  createdAt: z.string(),
  isRead: z.boolean(),
})
export type Notice = z.infer<typeof notice>

export const noticesCalls = {
  /** Newest first. */
  'notices.list': query({ access: 'signed-in', input: z.strictObject(pageInput), output: page(notice) }),
  'notices.count': query({
    access: 'signed-in',
    input: noInput,
    output: z.object({ unread: z.int().nonnegative() }),
  }),
  /** One, or it and everything before it: what came while somebody was reading stays unread. */
  'notices.mark-read': command({
    access: 'signed-in',
    input: z.union([z.strictObject({ notice: noticeId }), z.strictObject({ upTo: noticeId })]),
    output: noOutput,
    changes: ['notices'],
  }),
}
