// What is read on every call, or for thousands of people in one, is prepared once per connection: building and preparing a
// statement takes many times as long as running it.
import type Database from 'better-sqlite3'
import type { ReadDb } from '../db/open.ts'

/** Makes something once for each connection, such as a prepared statement, when it is first needed there. */
export function perConnection<Db extends Pick<ReadDb, 'raw'>, Made>(
  make: (db: Db) => Made,
): (db: Db) => Made {
  const made = new WeakMap<object, Made>()
  return (db) => {
    const known = made.get(db.raw)
    if (known !== undefined) return known
    const fresh = make(db)
    made.set(db.raw, fresh)
    return fresh
  }
}

/** Names statements; they are prepared when a connection first needs them and live as long as it does. */
export function statements<Name extends string>(
  texts: Readonly<Record<Name, string>>,
): (db: Pick<ReadDb, 'raw'>) => Readonly<Record<Name, Database.Statement>> {
  return perConnection(({ raw }: Pick<ReadDb, 'raw'>) => {
    const entries = Object.entries<string>(texts).map(([name, text]) => [name, raw.prepare(text)])
    return Object.fromEntries(entries) as Readonly<Record<Name, Database.Statement>>
  })
}
