// What the program tells somebody when they look at it next: a feature notes it in the transaction of what it is about.
import type { PersonId } from '../../src-shared/domain/ids.ts'
import type { NoticePlace, Told } from '../../src-shared/domain/notice.ts'
import type { WriteDb } from '../db/open.ts'
import { insertNotice } from './queries.ts'

export type NewNotice = Told & {
  readonly person: PersonId
  /** The page that it leads to, with that page's params; null where there is nothing to open. */
  readonly place: NoticePlace | null
  readonly at: string
  /** The same key is told to the same person once; without one, every time. */
  readonly key?: string
}

/** Notes it for one person. @returns whether it was new */
export function notify(db: WriteDb, { person, kind, params, place, at, key }: NewNotice): boolean {
  return insertNotice(db, {
    personId: person,
    kind,
    params: JSON.stringify(params),
    place: place === null ? null : JSON.stringify(place),
    createdAt: at,
    onceKey: key ?? null,
  })
}
