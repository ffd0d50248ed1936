// Opening and marking notices, the same from the bell and from the page.
import type { Notice } from '../../../src-shared/contract/notices.ts'
import { ask } from '../../api/client.ts'
import { go } from '../../shell/navigation.ts'

/** What sends notices while the person is here. */
export const noticeTopics = ['notices', 'session', 'roles', 'access-requests', 'invitations'] as const

export async function markRead(notice: Notice): Promise<void> {
  if (!notice.isRead) await ask('notices.mark-read', { notice: notice.id })
}

/** All up to the newest that is shown: what comes meanwhile stays unread. */
export async function markAllRead(newest: Notice | undefined): Promise<void> {
  if (newest !== undefined) await ask('notices.mark-read', { upTo: newest.id })
}

/** Marks it and goes where it leads, if anywhere. */
export async function openNotice(notice: Notice): Promise<void> {
  await markRead(notice)
  if (notice.place !== null) await go(notice.place.page, notice.place.params)
}
