import { describe, expect, it } from 'vitest'
import { remainingWait, waitAfter } from '../../../../src-main/session/throttle.ts'

describe('the wait after wrong passwords', () => {
  it('begins with the fifth, doubles and stays within 15 minutes', () => {
    expect([1, 4, 5, 6, 7, 9, 10, 1000].map(waitAfter)).toEqual([0, 0, 30, 60, 120, 480, 900, 900])
  })

  const row = { failures: 5, uptime: 1000, waitSeconds: 30 }
  it.each([
    [1000, 30],
    [1012.4, 18],
    [1029.9, 1],
    [1030, 0],
    [9999, 0],
  ])('at %d s of uptime leaves %d s', (uptime, left) => {
    expect(remainingWait(row, uptime)).toBe(left)
  })

  it('counts only the time since a reboot, which is all that is certain', () => {
    expect(remainingWait(row, 10)).toBe(20)
    expect(remainingWait(row, 40)).toBe(0)
  })
})
