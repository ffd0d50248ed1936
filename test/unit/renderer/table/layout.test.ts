import { describe, expect, it } from 'vitest'
import { columnOrder, isShown } from '../../../../src-renderer/ui/table/layout.ts'

const columns = [
  { id: 'name', fixed: true as const },
  { id: 'state' },
  { id: 'phone', hidden: true as const },
]

describe('a list’s kept layout', () => {
  it('is the list’s own until the person changes it', () => {
    expect(columnOrder({ order: [] }, columns)).toEqual(['name', 'state', 'phone'])
    expect(columns.filter((column) => isShown({ shown: {} }, column)).map(({ id }) => id)).toEqual([
      'name',
      'state',
    ])
  })

  it('shows and hides as chosen, but never hides what a row is known by', () => {
    const shown = { name: false, state: false, phone: true }
    expect(columns.filter((column) => isShown({ shown }, column)).map(({ id }) => id)).toEqual([
      'name',
      'phone',
    ])
  })

  it('takes a new version’s columns in and forgets ones that are gone', () => {
    expect(columnOrder({ order: ['phone', 'gone', 'name'] }, columns)).toEqual(['phone', 'state', 'name'])
  })
})
