// The keyboard of a list (B-15): arrows, Home, End and Page move; Enter opens, Space ticks, Ctrl+A ticks all that match,
// Escape unticks. The grid itself keeps the focus and names the active row, so that rows may come and go under it.
import type { KeyboardEvent } from 'react'

interface GridKeys {
  readonly total: number
  readonly active: number
  readonly rowsOnScreen: () => number
  readonly move: (index: number) => void
  readonly open: (index: number) => void
  /** What a letter does with the active row, where it does anything. */
  readonly letter?: (key: string) => boolean
  /** Absent where rows cannot be ticked. */
  readonly tick?: ((index: number) => void) | undefined
  readonly tickAll?: (() => void) | undefined
  /** Returns whether there was something to untick. */
  readonly untick?: (() => boolean) | undefined
}

export function gridKeyHandler(keys: GridKeys): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    // Buttons in the header keep their own keys.
    if (event.target !== event.currentTarget || event.altKey) return
    const control = event.ctrlKey || event.metaKey
    if (control && event.key.toLowerCase() !== 'a') return
    if (act(event.key, control, keys)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function act(key: string, control: boolean, keys: GridKeys): boolean {
  const target = destination(key, keys)
  if (target !== null) {
    keys.move(Math.max(0, Math.min(keys.total - 1, target)))
    return true
  }
  switch (key) {
    case 'Enter':
      keys.open(keys.active)
      return true
    case ' ':
      keys.tick?.(keys.active)
      return true
    case 'a':
    case 'A':
      if (control) keys.tickAll?.()
      return control || (keys.letter?.(key) ?? false)
    case 'Escape':
      return keys.untick?.() ?? false
    default:
      return keys.letter?.(key) ?? false
  }
}

function destination(key: string, { active, total, rowsOnScreen }: GridKeys): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + rowsOnScreen(),
    PageUp: active - rowsOnScreen(),
    Home: 0,
    End: total - 1,
  }
  return moves[key] ?? null
}
