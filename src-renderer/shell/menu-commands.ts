// What the native menu asks of the page. Names are those of src-main/window/menu-template.ts.
import { spotlight } from '@mantine/spotlight'
import { useEffect } from 'react'
import { ask, on } from '../api/client.ts'
import { mayLeave } from '../ui/form/leave-guard.ts'
import { closeWindow, mayStopTasks } from './closing.ts'
import { go } from './navigation.ts'
import { showShortcuts } from './Shortcuts.tsx'
import { undoLast } from './undo.ts'

const commands: Readonly<Record<string, () => void>> = {
  palette: () => spotlight.open(),
  preferences: () => void go('preferences'),
  'csv-preview': () => void go('csv-preview', { choose: true }),
  'sign-out': () => void signOut(),
  'theme-system': () => void ask('preferences.save', { theme: 'system' }),
  'theme-light': () => void ask('preferences.save', { theme: 'light' }),
  'theme-dark': () => void ask('preferences.save', { theme: 'dark' }),
  'undo-act': undoLast,
  shortcuts: showShortcuts,
  'close-window': () => void closeWindow(),
}

/** Follows the menu for as long as somebody is signed in. `search` is each list's own. */
export function useMenuCommands(): void {
  useEffect(() => on('menu', ({ command }) => commands[command]?.()), [])
}

/** Ends the session, after asking when changes would be lost. */
export async function signOut(): Promise<void> {
  if ((await mayLeave()) && (await mayStopTasks('signingOut'))) await ask('session.sign-out', {})
}
