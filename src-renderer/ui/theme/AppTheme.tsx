// The theme around everything: light, dark or as the system is, by the signed-in person's preference.
import { MantineProvider } from '@mantine/core'
import type { MantineColorSchemeManager } from '@mantine/core'
import { useColorScheme } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { cssVariablesResolver, theme } from './theme.ts'

/** The preference is stored in main, with the person; nothing of it stays in the window. */
const nowhere: MantineColorSchemeManager = {
  get: (preset) => preset,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}

interface AppThemeProps {
  readonly preference: Preferences['theme']
  readonly children: ReactNode
}

export function AppTheme({ preference, children }: AppThemeProps) {
  const system = useColorScheme('light', { getInitialValueInEffect: false })
  const scheme = preference === 'system' ? system : preference
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={nowhere}
      forceColorScheme={scheme}
    >
      {children}
    </MantineProvider>
  )
}
