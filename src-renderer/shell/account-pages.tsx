// The pages about oneself: what one holds, is told, has asked for, and prefers. A part of pages.tsx.
import {
  IconAdjustments,
  IconBell,
  IconKey,
  IconSend,
  IconShieldCheck,
  IconUserCircle,
} from '@tabler/icons-react'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const accountPages: readonly PageDefinition[] = [
  {
    id: 'my-access',
    title: 'roles:mine.title',
    icon: IconShieldCheck,
    section: 'account',
    component: lazyPage(() => import('../features/roles/MyAccessPage.tsx'), 'MyAccessPage'),
  },
  {
    id: 'notices',
    title: 'notices:title',
    icon: IconBell,
    section: 'account',
    own: true,
    offNavigation: true,
    component: lazyPage(() => import('../features/notices/NoticesPage.tsx'), 'NoticesPage'),
  },
  {
    id: 'my-requests',
    title: 'access-requests:mine.title',
    icon: IconSend,
    section: 'account',
    own: true,
    needs: ['facilities.search'],
    component: lazyPage(() => import('../features/access-requests/MyRequestsPage.tsx'), 'MyRequestsPage'),
    actions: [{ id: 'ask', title: 'access-requests:mine.ask', params: { ask: true } }],
  },
  {
    id: 'preferences',
    title: 'preferences:title',
    icon: IconAdjustments,
    section: 'account',
    own: true,
    offNavigation: true,
    component: lazyPage(() => import('../features/preferences/PreferencesPage.tsx'), 'PreferencesPage'),
  },
  {
    id: 'profile',
    title: 'session:profile.title',
    icon: IconUserCircle,
    section: 'account',
    own: true,
    offNavigation: true,
    component: lazyPage(() => import('../features/session/ProfilePage.tsx'), 'ProfilePage'),
  },
  {
    id: 'change-password',
    title: 'session:changePassword.title',
    icon: IconKey,
    section: 'account',
    own: true,
    offNavigation: true,
    component: lazyPage(() => import('../features/session/ChangePasswordPage.tsx'), 'ChangePasswordPage'),
  },
]
