import { describe, expect, test } from 'vitest'
import { placeWindow } from '../../../../src-main/window/window-placement.ts'

const laptop = { x: 0, y: 25, width: 1512, height: 920 }
const desk = { x: 1512, y: 0, width: 2560, height: 1400 }
const stored = (bounds: object, maximized = false) => ({
  bounds: { x: 1600, y: 100, width: 1800, height: 1000, ...bounds },
  maximized,
})

describe('a remembered window', () => {
  test('opens where it was', () => {
    expect(placeWindow(stored({}, true), [laptop, desk])).toEqual({
      position: { x: 1600, y: 100 },
      size: { width: 1800, height: 1000 },
      maximized: true,
    })
  })

  test('is brought back, and made to fit, when its display is gone', () => {
    expect(placeWindow(stored({}), [laptop])).toEqual({
      size: { width: 1512, height: 920 },
      maximized: false,
    })
  })

  test('is brought back when its title bar is out of reach', () => {
    expect(placeWindow(stored({ y: -10 }), [laptop, desk])).not.toHaveProperty('position')
    expect(placeWindow(stored({ y: 1390 }), [laptop, desk])).not.toHaveProperty('position')
    expect(placeWindow(stored({ x: -1750 }), [laptop, desk])).not.toHaveProperty('position')
  })

  test('is never smaller than the layout allows', () => {
    expect(placeWindow(stored({ width: 10, height: 10 }), [laptop, desk]).size).toEqual({
      width: 1024,
      height: 640,
    })
  })
})

describe('without a usable memory', () => {
  test.each([
    undefined,
    null,
    'text',
    { bounds: null, maximized: false },
    { bounds: {}, maximized: false },
    stored({ x: 0.5 }),
    stored({ width: Infinity }),
    { ...stored({}), maximized: 'yes' },
  ])('%j gives the usual size, placed by the system', (memory) => {
    expect(placeWindow(memory, [desk])).toEqual({ size: { width: 1440, height: 900 }, maximized: false })
  })

  test('a small display limits the size down to the minimum', () => {
    expect(placeWindow(undefined, [{ x: 0, y: 0, width: 800, height: 700 }]).size).toEqual({
      width: 1024,
      height: 700,
    })
  })
})
