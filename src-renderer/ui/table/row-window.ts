// The rows that a list holds of a much longer list in main: pages round what is on screen, and no more. Plain TypeScript
// without React, so that its races (late answers, fast scrolling, a change in between) can be tested.
import type { CallError } from '../../../src-shared/domain/errors.ts'

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** How many rows match in all. */
  readonly total: number
}

/** Answers a window of the list; zero-based offset. Rejects with what `toError` understands. */
export type FetchPage<Row> = (window: { offset: number; limit: number }) => Promise<Page<Row>>

export interface RowWindowState<Row> {
  /** Null before the first answer. */
  readonly total: number | null
  /** The row at a zero-based index, undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined
  /** Why the last question was refused. */
  readonly error: CallError | null
  /** A new question is under way; what is shown is still the last answer. */
  readonly asking: boolean
}

export const pageSize = 100
/** Pages kept: 40 × 100 rows. */
const mostPages = 40
const mostInFlight = 2

/** Holds a window of rows over `fetchPage`. Listeners hear of every change; `state` is a new object each time. */
export class RowWindow<Row> {
  state: RowWindowState<Row> = { total: null, rowAt: () => undefined, error: null, asking: false }
  private readonly listeners = new Set<() => void>()
  private readonly toError: (thrown: unknown) => CallError
  private fetch: FetchPage<Row> | null = null
  private pages = new Map<number, readonly Row[]>()
  private readonly inFlight = new Set<number>()
  private question = 0
  private first = 0
  private last = 0

  constructor(toError: (thrown: unknown) => CallError) {
    this.toError = toError
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Another question: other filters or another order. The last answer stays until this one's first page is there. */
  ask(fetch: FetchPage<Row>, from = 0): void {
    this.fetch = fetch
    const length = this.last - this.first
    this.first = from
    this.last = from + length
    void this.begin()
  }

  /** The same question again, because rows have changed. */
  refresh(): void {
    if (this.fetch !== null) void this.begin()
  }

  /** Which rows are on screen, both inclusive; missing ones are fetched. */
  show(first: number, last: number): void {
    this.first = first
    this.last = last
    if (!this.state.asking) this.fetchMissing()
  }

  /** Answers that are still on their way are dropped. */
  dispose(): void {
    this.question++
    this.listeners.clear()
  }

  private async begin(): Promise<void> {
    const turn = ++this.question
    this.inFlight.clear()
    this.put({ asking: true })
    try {
      const numbers = this.pagesOnScreen()
      const answers = await Promise.all(numbers.map((number) => this.fetchPage(number)))
      if (turn !== this.question) return
      const total = answers.at(-1)?.total ?? 0
      this.pages = new Map(numbers.map((number, index) => [number, answers[index]?.rows ?? []]))
      this.put({ asking: false, error: null, total })
      this.fetchMissing()
    } catch (thrown) {
      if (turn === this.question) this.put({ asking: false, error: this.toError(thrown) })
    }
  }

  private fetchMissing(): void {
    const missing = this.pagesOnScreen().filter(
      (number) => !this.pages.has(number) && !this.inFlight.has(number) && this.exists(number),
    )
    for (const number of missing) {
      // What is wanted is looked up again when one has arrived: scrolling past asks for nothing.
      if (this.inFlight.size >= mostInFlight) return
      void this.fetchOne(number)
    }
  }

  private async fetchOne(number: number): Promise<void> {
    const turn = this.question
    this.inFlight.add(number)
    try {
      const { rows, total } = await this.fetchPage(number)
      if (turn !== this.question) return
      this.pages.set(number, rows)
      this.dropFarPages()
      this.inFlight.delete(number)
      this.put({ total })
      this.fetchMissing()
    } catch (thrown) {
      if (turn !== this.question) return
      this.inFlight.delete(number)
      this.put({ error: this.toError(thrown) })
    }
  }

  private fetchPage(number: number): Promise<Page<Row>> {
    if (this.fetch === null) throw new Error('no question asked')
    return this.fetch({ offset: number * pageSize, limit: pageSize })
  }

  private pagesOnScreen(): number[] {
    const from = Math.floor(this.first / pageSize)
    const to = Math.floor(this.last / pageSize)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  }

  private exists(number: number): boolean {
    return this.state.total !== null && number * pageSize < this.state.total
  }

  private dropFarPages(): void {
    if (this.pages.size <= mostPages) return
    const middle = Math.floor((this.first + this.last) / 2 / pageSize)
    const byDistance = [...this.pages.keys()].toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle))
    for (const number of byDistance.slice(0, this.pages.size - mostPages)) this.pages.delete(number)
  }

  private put(change: Partial<RowWindowState<Row>>): void {
    const { pages } = this
    const rowAt = (index: number) => pages.get(Math.floor(index / pageSize))?.[index % pageSize]
    this.state = { ...this.state, ...change, rowAt }
    for (const listener of this.listeners) listener()
  }
}
