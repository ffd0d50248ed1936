// Every page of the program, in the order of the navigation. A feature adds itself here and nowhere else.
import {
  IconAdjustments,
  IconKey,
  IconShieldCheck,
  IconUserCircle,
  IconUserShield,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSignedIn } from '../api/session.ts'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const pages: readonly PageDefinition[] = [
  {
    id: 'roles',
    title: 'roles:title',
    icon: IconUserShield,
    section: 'organization',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/roles/RolesPage.tsx'), 'RolesPage'),
    actions: [
      {
        id: 'assign-sources',
        title: 'roles:actions.assignSources',
        needs: 'roles.set-assignments',
        params: { assign: 'sources' },
      },
      {
        id: 'manage-accounts',
        title: 'roles:actions.manageAccounts',
        needs: 'roles.set-assignments',
        params: { assign: 'accounts' },
      },
    ],
  },
  {
    id: 'program-contacts',
    title: 'roles:program.title',
    icon: IconUsersGroup,
    section: 'programs',
    needs: ['programs.view'],
    offNavigation: true,
    component: lazyPage(() => import('../features/roles/ProgramContactsPage.tsx'), 'ProgramContactsPage'),
  },
  {
    id: 'my-access',
    title: 'roles:mine.title',
    icon: IconShieldCheck,
    section: 'account',
    component: lazyPage(() => import('../features/roles/MyAccessPage.tsx'), 'MyAccessPage'),
  },
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
