// Who writes when. SQLite has one writer at a time and lets a second one wait inside its call, which would keep main from
// answering anybody. So writers wait here instead, in the order in which they came, while everything else goes on.
import type { Store, WriteDb } from './open.ts'
import { StoreClosed } from './store-error.ts'

export interface Turns {
  /** Resolves when nobody else writes. @returns ends the turn; nothing happens when it is called again */
  take(): Promise<() => void>
  isTaken(): boolean
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  let open = 0
  return {
    isTaken: () => open > 0,
    take: async () => {
      const before = last
      let end = () => {}
      last = new Promise<void>((resolve) => {
        end = resolve
      })
      open += 1
      await before
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        open -= 1
        end()
      }
    },
  }
}

export interface TurnStore extends Store {
  /** As `write`, when nobody else writes any more. @throws StoreClosed where the store was closed meanwhile */
  writeInTurn<T>(work: (db: WriteDb) => T): Promise<T>
}

/** A store whose writers wait for each other; who does not wait is refused while another writes, and never held up. */
export function withTurns(store: Store, turns: Turns): TurnStore {
  let isClosed = false
  return {
    ...store,
    write: (work) => {
      if (turns.isTaken()) throw Object.assign(new Error('somebody else writes'), { code: 'SQLITE_BUSY' })
      return store.write(work)
    },
    writeInTurn: async (work) => {
      const end = await turns.take()
      try {
        if (isClosed) throw new StoreClosed()
        return store.write(work)
      } finally {
        end()
      }
    },
    close: () => {
      isClosed = true
      store.close()
    },
  }
}
