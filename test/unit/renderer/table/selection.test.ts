import { describe, expect, it } from 'vitest'
import {
  allSelected,
  isSelected,
  nothingSelected,
  selectedCount,
  toggled,
  withSelected,
} from '../../../../src-renderer/ui/table/selection.ts'

describe('ticked rows', () => {
  it('are counted and found one by one', () => {
    const selection = toggled(toggled(nothingSelected<number>(), 4), 9)
    expect(selectedCount(selection, 100)).toBe(2)
    expect(isSelected(selection, 4)).toBe(true)
    expect(isSelected(toggled(selection, 4), 4)).toBe(false)
  })

  it('can be all that match but some, without knowing them', () => {
    const selection = toggled(allSelected<number>(), 7)
    expect(selectedCount(selection, 48_120)).toBe(48_119)
    expect(isSelected(selection, 7)).toBe(false)
    expect(isSelected(selection, 40_000)).toBe(true)
    expect(isSelected(withSelected(selection, [7]), 7)).toBe(true)
  })

  it('are added to by a range and left as they were before', () => {
    const before = toggled(nothingSelected<number>(), 1)
    expect(selectedCount(withSelected(before, [1, 2, 3]), 10)).toBe(3)
    expect(selectedCount(before, 10)).toBe(1)
  })
})
