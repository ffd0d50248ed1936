// Every page of the program, in the order of the navigation. A feature adds itself here and nowhere else.
import { IconAdjustments, IconKey, IconUserCircle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSignedIn } from '../api/session.ts'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const pages: readonly PageDefinition[] = [
  {
    id: 'preferences',
    title: 'preferences:title',
    icon: IconAdjustments,
    section: 'account',
    component: lazyPage(() => import('../features/preferences/PreferencesPage.tsx'), 'PreferencesPage'),
  },
  {
    id: 'profile',
    title: 'session:profile.title',
    icon: IconUserCircle,
    section: 'account',
    offNavigation: true,
    component: lazyPage(() => import('../features/session/ProfilePage.tsx'), 'ProfilePage'),
  },
  {
    id: 'change-password',
    title: 'session:changePassword.title',
    icon: IconKey,
    section: 'account',
    offNavigation: true,
    component: lazyPage(() => import('../features/session/ChangePasswordPage.tsx'), 'ChangePasswordPage'),
  },
]

/** Pages that this person may open. Main decides again at each call. */
export function useOpenPages(): readonly PageDefinition[] {
  const { allowed } = useSignedIn()
  return useMemo(
    () =>
      pages.filter(({ needs }) => needs === undefined || needs.some((action) => allowed.includes(action))),
    [allowed],
  )
}
