import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowScroll, rowHeight } from '../../../../src-renderer/features/imports/row-scroll.ts'

const viewport = 500
const few = 1000
const many = 10_000_000

const shows = (scroll: RowScroll, index: number) => {
  const top = index * rowHeight - scroll.offset
  return top >= -0.5 && top + rowHeight <= viewport + 0.5
}

describe('a list that the browser can scroll', () => {
  it('is scrolled as it is', () => {
    const scroll = new RowScroll(few)
    expect(scroll.height).toBe(few * rowHeight)
    scroll.follow(12_345, viewport)
    expect(scroll.offset).toBe(12_345)
    expect(scroll.top(400)).toBe(400 * rowHeight)
  })

  it('has no rows to draw when it is empty', () => {
    const [first, last] = new RowScroll(0).range(viewport)
    expect(last).toBeLessThan(first)
  })
})

describe('a list that is too long for the browser', () => {
  it('is shorter than its rows, and still shows the first and the last', () => {
    const scroll = new RowScroll(many)
    expect(scroll.height).toBeLessThan(33_000_000)
    scroll.follow(0, viewport)
    expect(scroll.range(viewport)[0]).toBe(0)
    scroll.follow(scroll.height - viewport, viewport)
    expect(scroll.range(viewport)[1]).toBe(many - 1)
    expect(shows(scroll, many - 1)).toBe(true)
  })

  it('moves by as much as a small turn of the wheel, and by its share with the scrollbar', () => {
    const scroll = new RowScroll(many)
    scroll.follow(100, viewport)
    expect(scroll.offset).toBe(100)
    scroll.follow(200, viewport)
    expect(scroll.offset).toBe(200)
    scroll.follow(scroll.height / 2, viewport)
    expect(scroll.offset / (many * rowHeight)).toBeCloseTo(0.5, 2)
  })

  it('shows the last row at the end of the scrollbar, and the first at its beginning, however they are reached', () => {
    const scroll = new RowScroll(many)
    const end = scroll.height - viewport
    scroll.follow(end - 50, viewport)
    scroll.follow(end, viewport)
    expect(shows(scroll, many - 1)).toBe(true)
    scroll.follow(50, viewport)
    scroll.follow(0, viewport)
    expect(scroll.offset).toBe(0)
  })

  it('draws its rows where the window is', () => {
    const scroll = new RowScroll(many)
    scroll.follow(scroll.height / 3, viewport)
    const [first, last] = scroll.range(viewport)
    for (const index of [first, last]) {
      const inWindow = scroll.top(index) - scroll.height / 3
      expect(inWindow).toBeGreaterThan(-10 * rowHeight)
      expect(inWindow).toBeLessThan(viewport + 10 * rowHeight)
    }
  })
})

describe('bringing a row into view', () => {
  it('always shows it, in lists of any length, and survives the scroll event that follows', () => {
    const step = fc.record({
      index: fc.nat(many - 1),
      how: fc.constantFrom('reveal' as const, 'center' as const),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(few, many),
        fc.array(step, { minLength: 1, maxLength: 20 }),
        (rows, steps) => {
          const scroll = new RowScroll(rows)
          for (const { index, how } of steps) {
            const row = index % rows
            const top = scroll[how](row, viewport)
            scroll.follow(top, viewport)
            expect(shows(scroll, row)).toBe(true)
            expect(top).toBeGreaterThanOrEqual(0)
            expect(top).toBeLessThanOrEqual(scroll.height - viewport)
          }
        },
      ),
    )
  })

  it('moves nothing when the row shows already', () => {
    const scroll = new RowScroll(few)
    scroll.follow(1000, viewport)
    expect(scroll.reveal(30, viewport)).toBe(1000)
  })
})
