import { describe, expect, it } from 'vitest'
import type { CallError } from '../../../../src-shared/domain/errors.ts'
import { pageSize, RowWindow } from '../../../../src-renderer/ui/table/row-window.ts'
import type { Page } from '../../../../src-renderer/ui/table/row-window.ts'

const toError = (thrown: unknown): CallError => ({ code: 'failed', reason: String(thrown), fields: [] })

interface Asked {
  readonly offset: number
  readonly answer: (total?: number, word?: string) => Promise<void>
  readonly fail: () => Promise<void>
}

/** A list whose answers come when the test says so: rows are "word index". */
function slowList(word = 'row') {
  const asked: Asked[] = []
  const fetch = ({ offset, limit }: { offset: number; limit: number }) =>
    new Promise<Page<string>>((resolve, reject) => {
      const settled = () => new Promise<void>((done) => setTimeout(done))
      asked.push({
        offset,
        answer: (total = 1000, said = word) => {
          const length = Math.max(0, Math.min(limit, total - offset))
          resolve({ rows: Array.from({ length }, (_, index) => `${said} ${offset + index}`), total })
          return settled()
        },
        fail: () => {
          reject(new Error('disk'))
          return settled()
        },
      })
    })
  return { asked, fetch }
}

describe('a window of rows over a long list', () => {
  it('asks for the first page, and for others only when they are shown', async () => {
    const { asked, fetch } = slowList()
    const rows = new RowWindow<string>(toError)
    rows.ask(fetch)
    expect(rows.state).toMatchObject({ total: null, asking: true })
    await asked[0]?.answer()
    expect(rows.state).toMatchObject({ total: 1000, asking: false })
    expect(rows.state.rowAt(7)).toBe('row 7')
    expect(rows.state.rowAt(pageSize)).toBeUndefined()
    rows.show(90, 130)
    await asked[1]?.answer()
    expect(asked.map(({ offset }) => offset)).toEqual([0, pageSize])
    expect(rows.state.rowAt(pageSize)).toBe(`row ${pageSize}`)
  })

  it('keeps the last answer until the next question’s is there, and drops answers that come too late', async () => {
    const first = slowList('old')
    const second = slowList('new')
    const rows = new RowWindow<string>(toError)
    rows.ask(first.fetch)
    await first.asked[0]?.answer()
    rows.show(100, 140)
    rows.ask(second.fetch)
    expect(rows.state.rowAt(0)).toBe('old 0')
    await first.asked[1]?.answer()
    expect(rows.state.rowAt(100)).toBeUndefined()
    await second.asked[0]?.answer(3)
    expect(rows.state).toMatchObject({ total: 3 })
    expect(rows.state.rowAt(0)).toBe('new 0')
  })

  it('asks for nothing on the way when scrolled far', async () => {
    const { asked, fetch } = slowList()
    const rows = new RowWindow<string>(toError)
    rows.ask(fetch)
    await asked[0]?.answer(100_000)
    for (let first = 0; first < 90_000; first += 1_000) rows.show(first, first + 40)
    expect(asked.length).toBeLessThanOrEqual(3)
    for (const each of asked.slice(1)) await each.answer(100_000)
    expect(asked.at(-1)?.offset).toBe(89_000)
  })

  it('refreshes what is on screen, not the beginning', async () => {
    const { asked, fetch } = slowList()
    const rows = new RowWindow<string>(toError)
    rows.ask(fetch)
    await asked[0]?.answer()
    rows.show(510, 540)
    await asked[1]?.answer()
    rows.refresh()
    expect(rows.state.rowAt(510)).toBe('row 510')
    await asked[2]?.answer(1000, 'changed')
    expect(asked[2]?.offset).toBe(500)
    expect(rows.state.rowAt(510)).toBe('changed 510')
  })

  it('holds no more than forty pages', async () => {
    const { asked, fetch } = slowList()
    const rows = new RowWindow<string>(toError)
    rows.ask(fetch)
    await asked[0]?.answer(100_000)
    for (let page = 1; page <= 60; page += 1) {
      rows.show(page * pageSize, page * pageSize + 40)
      await asked.at(-1)?.answer(100_000)
    }
    const held = Array.from({ length: 61 }, (_, page) => rows.state.rowAt(page * pageSize)).filter(
      (row) => row !== undefined,
    )
    expect(held).toHaveLength(40)
    expect(held.at(-1)).toBe('row 6000')
  })

  it('says why a question was refused and shows the last answer meanwhile', async () => {
    const { asked, fetch } = slowList()
    const rows = new RowWindow<string>(toError)
    rows.ask(fetch)
    await asked[0]?.answer()
    rows.refresh()
    await asked[1]?.fail()
    expect(rows.state.error?.reason).toContain('disk')
    expect(rows.state.rowAt(0)).toBe('row 0')
    rows.refresh()
    await asked[2]?.answer()
    expect(rows.state.error).toBeNull()
  })
})
