// What of the rows is on screen, and how to move it: plain TypeScript beside React, because a scrollbar has a state of its own.
import { RowScroll } from './row-scroll.ts'

/** Pixels; the style sheet has the same. */
const headerHeight = 44
/** Pixels of the column of record and line numbers, and of the same with seven digits. */
const numberWidths = { usual: 84, wide: 112 } as const
const manyRows = 100_000

/** A new object for each change. */
export interface GridWindow {
  /** How many rows there are. */
  readonly rows: number
  /** Rows that are drawn, both inclusive; none when `last` is smaller. */
  readonly first: number
  readonly last: number
  /** Pixels of all rows in the element. */
  readonly height: number
  /** Where a row stands in the element. */
  readonly top: (index: number) => number
  /** Pixels of the columns that show. */
  readonly left: number
  readonly right: number
  /** Whole rows on one screen, at least one. */
  readonly page: number
  /** Pixels of the column of record numbers. */
  readonly numberWidth: number
}

interface Span {
  readonly left: number
  readonly width: number
}

export class GridView {
  window: GridWindow
  #element: HTMLElement | null = null
  #scroll = new RowScroll(0)
  #viewport = 0
  readonly #listeners = new Set<() => void>()
  readonly #observer = new ResizeObserver(() => this.follow())

  constructor() {
    this.window = this.#look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** As `ref` of the element that scrolls. */
  readonly attach = (element: HTMLElement | null): void => {
    this.#observer.disconnect()
    this.#element = element
    if (element !== null) this.#observer.observe(element)
  }

  /** As `onScroll` of that element. */
  readonly follow = (): void => {
    if (this.#element === null) return
    this.#viewport = Math.max(0, this.#element.clientHeight - headerHeight)
    this.#scroll.follow(this.#element.scrollTop, this.#viewport)
    this.#tell()
  }

  setRows(rows: number): void {
    if (rows === this.#scroll.rows) return
    this.#scroll = new RowScroll(rows)
    this.follow()
  }

  /** Brings a row into view: moving as little as needed, or to the middle. */
  toRow(index: number, how: 'reveal' | 'center'): void {
    this.#element?.scrollTo({ top: this.#scroll[how](index, this.#viewport) })
    this.#tell()
  }

  /** Brings a column into view, its beginning first. */
  toColumn({ left, width }: Span): void {
    const element = this.#element
    if (element === null) return
    const room = element.clientWidth - this.#numberWidth()
    if (left < element.scrollLeft) element.scrollTo({ left })
    else if (left + width > element.scrollLeft + room)
      element.scrollTo({ left: Math.min(left, left + width - room) })
  }

  #numberWidth(): number {
    return this.#scroll.rows < manyRows ? numberWidths.usual : numberWidths.wide
  }

  #look(): GridWindow {
    const scroll = this.#scroll
    const [first, last] = scroll.range(this.#viewport)
    const left = this.#element?.scrollLeft ?? 0
    return {
      rows: scroll.rows,
      first,
      last,
      height: scroll.height,
      top: (index) => scroll.top(index),
      left,
      right: left + (this.#element?.clientWidth ?? 0) - this.#numberWidth(),
      page: scroll.page(this.#viewport),
      numberWidth: this.#numberWidth(),
    }
  }

  #tell(): void {
    this.window = this.#look()
    for (const listener of this.#listeners) listener()
  }
}
