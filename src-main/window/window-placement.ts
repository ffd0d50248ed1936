// Where a window opens: where it was when it was closed, unless the displays have changed since.

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Placement {
  /** Absent: the system chooses the place. */
  readonly position?: { readonly x: number; readonly y: number }
  readonly size: { readonly width: number; readonly height: number }
  readonly maximized: boolean
}

/** Below this the layout is not made to fit. Device-independent pixels, like all numbers here. */
export const minimumSize = { width: 1024, height: 640 }
const usualSize = { width: 1440, height: 900 }
/** So much of the title bar has to be on a display for a person to take hold of it. */
const graspable = { width: 120, height: 32 }

/**
 * Decides size and place.
 * @param remembered what was stored at the last close, of any shape: the file may be damaged or edited
 * @param workAreas the usable area of each display, the primary one first
 */
export function placeWindow(remembered: unknown, workAreas: readonly Rectangle[]): Placement {
  const stored = isRemembered(remembered) ? remembered : undefined
  const home = stored && workAreas.find((area) => isGraspable(stored.bounds, area))
  const area = home ?? workAreas[0] ?? { x: 0, y: 0, ...usualSize }
  const wanted = stored?.bounds ?? usualSize
  const size = {
    width: clamp(wanted.width, minimumSize.width, area.width),
    height: clamp(wanted.height, minimumSize.height, area.height),
  }
  const maximized = stored?.maximized ?? false
  return home
    ? { position: { x: stored.bounds.x, y: stored.bounds.y }, size, maximized }
    : { size, maximized }
}

/** What is stored at close. */
export interface RememberedWindow {
  /** The bounds when not maximized. */
  readonly bounds: Rectangle
  readonly maximized: boolean
}

function isRemembered(value: unknown): value is RememberedWindow {
  if (typeof value !== 'object' || value === null) return false
  const { bounds, maximized } = value as Partial<Record<keyof RememberedWindow, unknown>>
  if (typeof maximized !== 'boolean' || typeof bounds !== 'object' || bounds === null) return false
  const { x, y, width, height } = bounds as Partial<Record<keyof Rectangle, unknown>>
  return [x, y, width, height].every((number) => Number.isSafeInteger(number))
}

function isGraspable(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x)
  const right = Math.min(window.x + window.width, area.x + area.width)
  const titleBarIsInside = window.y >= area.y && window.y + graspable.height <= area.y + area.height
  return titleBarIsInside && right - left >= graspable.width
}

/** On a display smaller than the minimum, the minimum wins. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
