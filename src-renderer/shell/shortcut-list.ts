// Every key that the program knows, by where it works. A test holds this against the menu and against the code that
// listens to keys.

export interface Shortcut {
  /** Its words are `shell:shortcuts.<name>`. */
  readonly name: string
  /** Pressed together or one of them, as `Ctrl K` and `↑ ↓` are read. */
  readonly keys: string
}

export const shortcutGroups = {
  everywhere: [
    { name: 'palette', keys: 'Ctrl K' },
    { name: 'undo', keys: 'Ctrl Alt Z' },
    { name: 'back', keys: 'Alt ←' },
    { name: 'forward', keys: 'Alt →' },
    { name: 'csv', keys: 'Ctrl O' },
    { name: 'openExport', keys: 'Ctrl Shift O' },
    { name: 'preferences', keys: 'Ctrl ,' },
    { name: 'signOut', keys: 'Ctrl Shift Q' },
    { name: 'sheet', keys: 'F1' },
    { name: 'close', keys: 'Esc' },
  ],
  review: [
    { name: 'keep', keys: 'K' },
    { name: 'change', keys: 'C' },
    { name: 'revoke', keys: 'R' },
  ],
  list: [
    { name: 'search', keys: 'Ctrl F' },
    { name: 'move', keys: '↑ ↓' },
    { name: 'page', keys: 'PgUp PgDn' },
    { name: 'ends', keys: 'Home End' },
    { name: 'open', keys: 'Enter' },
    { name: 'select', keys: 'Space' },
    { name: 'selectAll', keys: 'Ctrl A' },
    { name: 'selectNone', keys: 'Esc' },
    { name: 'resize', keys: 'Shift ← →' },
  ],
  tree: [
    { name: 'move', keys: '↑ ↓' },
    { name: 'unfold', keys: '→' },
    { name: 'fold', keys: '←' },
    { name: 'ends', keys: 'Home End' },
    { name: 'choose', keys: 'Enter Space' },
  ],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>

export type ShortcutGroup = keyof typeof shortcutGroups
