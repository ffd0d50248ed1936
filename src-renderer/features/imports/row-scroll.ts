// Rows of one height in a list that may be longer than a browser can scroll (33 million pixels): the element is then shorter
// than its rows. Small movements of the scrollbar move the rows by as much, large ones by their share of the whole.

/** Pixels; a date as written and as read fit. */
export const rowHeight = 38
/** What every browser can lay out without rounding. */
const mostPixels = 8_000_000

export class RowScroll {
  readonly rows: number
  /** Height of the element that is scrolled. */
  readonly height: number
  /** Pixels of rows above the window. */
  offset = 0
  #scrollTop = 0

  constructor(rows: number) {
    this.rows = rows
    this.height = Math.min(rows * rowHeight, mostPixels)
  }

  /** The element has been scrolled. @param viewport the height that shows rows */
  follow(scrollTop: number, viewport: number): void {
    const moved = scrollTop - this.#scrollTop
    this.#scrollTop = scrollTop
    const last = this.#last(viewport)
    const lastTop = this.height - viewport
    if (this.height === this.rows * rowHeight) this.offset = scrollTop
    else if (scrollTop <= 0) this.offset = 0
    else if (scrollTop >= lastTop - 1) this.offset = last
    else if (Math.abs(moved) <= viewport) this.offset += moved
    else this.offset = (scrollTop / lastTop) * last
    this.offset = Math.max(0, Math.min(last, this.offset))
  }

  /** Brings a row into the window, moving no more than needed; where the element has to be scrolled to. */
  reveal(index: number, viewport: number): number {
    const top = index * rowHeight
    const above = top < this.offset
    const below = top + rowHeight > this.offset + viewport
    if (!above && !below) return this.#scrollTop
    return this.#moveTo(above ? top : top + rowHeight - viewport, viewport)
  }

  /** Brings a row to the middle of the window. */
  center(index: number, viewport: number): number {
    return this.#moveTo(index * rowHeight - (viewport - rowHeight) / 2, viewport)
  }

  /** First and last row that show, both inclusive, some more around them. */
  range(viewport: number): readonly [number, number] {
    const spare = 6
    const first = Math.max(0, Math.floor(this.offset / rowHeight) - spare)
    const last = Math.min(this.rows - 1, Math.ceil((this.offset + viewport) / rowHeight) + spare)
    return [first, last]
  }

  /** Whole rows on one screen, at least one. */
  page(viewport: number): number {
    return Math.max(1, Math.floor(viewport / rowHeight))
  }

  /** Where a row stands in the element. */
  top(index: number): number {
    return this.#scrollTop + index * rowHeight - this.offset
  }

  #moveTo(offset: number, viewport: number): number {
    const last = this.#last(viewport)
    this.offset = Math.max(0, Math.min(last, offset))
    const share = last === 0 ? 0 : this.offset / last
    this.#scrollTop = Math.round(share * Math.max(0, this.height - viewport))
    if (this.height === this.rows * rowHeight) this.#scrollTop = this.offset = Math.round(this.offset)
    return this.#scrollTop
  }

  #last(viewport: number): number {
    return Math.max(0, this.rows * rowHeight - viewport)
  }
}
