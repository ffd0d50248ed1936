// Every page of the program, in the order of the navigation. A feature adds itself here and nowhere else.
import {
  IconAdjustments,
  IconKey,
  IconMailForward,
  IconShieldCheck,
  IconUserCircle,
  IconUserCog,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSignedIn } from '../api/session.ts'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const pages: readonly PageDefinition[] = [
  {
    id: 'people',
    title: 'people:title',
    icon: IconUsers,
    section: 'organization',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage'),
    actions: [{ id: 'add', title: 'people:add.title', needs: 'people.invite', params: { add: true } }],
  },
  {
    id: 'outbox',
    title: 'mail:outbox.title',
    icon: IconMailForward,
    section: 'organization',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/outbox/OutboxPage.tsx'), 'OutboxPage'),
  },
  {
    id: 'manage-users',
    title: 'people:users.title',
    icon: IconUserCog,
    section: 'emissions',
    needs: ['roles.set-data-role'],
    component: lazyPage(() => import('../features/people/PeoplePage.tsx'), 'ManageUsersPage'),
    actions: [
      { id: 'add', title: 'people:users.add', needs: 'roles.set-data-role', params: { newUser: true } },
    ],
  },
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
