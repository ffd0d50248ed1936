// The signed-in person's own notices. Reading one is nobody's business to prove, so it leaves nothing in the trail.
import { noticesCalls } from '../../../src-shared/contract/notices.ts'
import type { NoticeParams, NoticePlace } from '../../../src-shared/domain/notice.ts'
import { actorId } from '../../directory/queries.ts'
import { implement } from '../../ipc/implement.ts'
import { countNotices, countUnread, listNotices, markRead, markReadUpTo } from '../../notices/queries.ts'

export const noticesHandlers = implement(noticesCalls, {
  'notices.list': {
    run: ({ db, actor }, window) => ({
      rows: listNotices(db, actorId(actor), window).map(({ id, kind, params, place, createdAt, readAt }) => ({
        id,
        kind,
        params: JSON.parse(params) as NoticeParams,
        place: place === null ? null : (JSON.parse(place) as NoticePlace),
        createdAt,
        isRead: readAt !== null,
      })),
      total: countNotices(db, actorId(actor)),
    }),
  },
  'notices.count': { run: ({ db, actor }) => ({ unread: countUnread(db, actorId(actor)) }) },
  'notices.mark-read': {
    run: ({ db, actor, now }, which) => {
      if ('upTo' in which) markReadUpTo(db, actorId(actor), which.upTo, now)
      else markRead(db, actorId(actor), which.notice, now)
      return { answer: {}, audit: [] }
    },
  },
})
