// The mail server's one row.
import type { WriteDb } from '../../db/open.ts'
import { mailServerTable } from '../../db/tables/outgoing.ts'
import type { StoredServer } from '../../outgoing/queries.ts'

export function putMailServer(db: WriteDb, server: Omit<StoredServer, 'id'>): void {
  db.insert(mailServerTable)
    .values({ id: 1, ...server })
    .onConflictDoUpdate({ target: mailServerTable.id, set: server })
    .run()
}

export function deleteMailServer(db: WriteDb): void {
  db.delete(mailServerTable).run()
}
