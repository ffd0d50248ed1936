// Facts and targets are read on every call, so their statements are prepared once per connection.
import type Database from 'better-sqlite3'
import type { ReadDb } from '../db/open.ts'

/** Names statements; they are prepared when a connection first needs them and live as long as it does. */
export function statements<Name extends string>(
  texts: Readonly<Record<Name, string>>,
): (db: Pick<ReadDb, 'raw'>) => Readonly<Record<Name, Database.Statement>> {
  const byConnection = new WeakMap<object, Readonly<Record<Name, Database.Statement>>>()
  return ({ raw }) => {
    const known = byConnection.get(raw)
    if (known !== undefined) return known
    const entries = Object.entries<string>(texts).map(([name, text]) => [name, raw.prepare(text)])
    const made = Object.fromEntries(entries) as Readonly<Record<Name, Database.Statement>>
    byConnection.set(raw, made)
    return made
  }
}
