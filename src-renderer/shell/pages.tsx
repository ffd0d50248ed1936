// Every page of the program, in the order of the navigation. A feature adds itself here and nowhere else.
import {
  IconAdjustments,
  IconBook2,
  IconBell,
  IconBuilding,
  IconBuildingFactory2,
  IconCertificate,
  IconFileSpreadsheet,
  IconGavel,
  IconHelpCircle,
  IconKey,
  IconMailForward,
  IconMapSearch,
  IconSettings,
  IconShieldCheck,
  IconSitemap,
  IconUserCircle,
  IconUserCog,
  IconUserShield,
  IconUserSearch,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSignedIn } from '../api/session.ts'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const pages: readonly PageDefinition[] = [
  {
    id: 'organization',
    title: 'organization:title',
    icon: IconBuilding,
    section: 'organization',
    needs: ['organization.view'],
    component: lazyPage(() => import('../features/organization/OrganizationPage.tsx'), 'OrganizationPage'),
  },
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
    id: 'access-why',
    title: 'insight:why.title',
    icon: IconHelpCircle,
    section: 'proof',
    component: lazyPage(() => import('../features/access-insight/WhyPage.tsx'), 'WhyPage'),
  },
  {
    id: 'access-who',
    title: 'insight:who.title',
    icon: IconUserSearch,
    section: 'proof',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/access-insight/WhoPage.tsx'), 'WhoPage'),
  },
  {
    id: 'role-catalogue',
    title: 'insight:catalogue.title',
    icon: IconBook2,
    section: 'organization',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/access-insight/CataloguePage.tsx'), 'CataloguePage'),
  },
  {
    id: 'my-roles',
    title: 'insight:mine.title',
    icon: IconBook2,
    section: 'account',
    offNavigation: true,
    component: lazyPage(() => import('../features/access-insight/MyRolesPage.tsx'), 'MyRolesPage'),
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
    id: 'facilities',
    title: 'facilities:title',
    icon: IconBuildingFactory2,
    section: 'submittals',
    needs: ['facilities.view'],
    component: lazyPage(() => import('../features/facilities/FacilitiesPage.tsx'), 'FacilitiesPage'),
    actions: [{ id: 'add', title: 'facilities:add', needs: 'facilities.edit', params: { add: true } }],
  },
  {
    id: 'find-facility',
    title: 'facilities:find.title',
    icon: IconMapSearch,
    section: 'submittals',
    needs: ['facilities.search'],
    unless: 'facilities.view',
    component: lazyPage(() => import('../features/facilities/FindFacilityPage.tsx'), 'FindFacilityPage'),
  },
  {
    id: 'regulators',
    title: 'facilities:regulators.title',
    icon: IconGavel,
    section: 'submittals',
    needs: ['settings.edit'],
    component: lazyPage(() => import('../features/regulators/RegulatorsPage.tsx'), 'RegulatorsPage'),
    actions: [{ id: 'add', title: 'facilities:regulators.add', params: { add: true } }],
  },
  {
    id: 'programs',
    title: 'programs:title',
    icon: IconCertificate,
    section: 'programs',
    needs: ['programs.view', 'programs.create'],
    component: lazyPage(() => import('../features/programs/ProgramsPage.tsx'), 'ProgramsPage'),
    actions: [{ id: 'create', title: 'programs:create', needs: 'programs.create', params: { create: true } }],
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
    id: 'inventory',
    title: 'inventory:title',
    icon: IconSitemap,
    section: 'emissions',
    needs: ['inventory.view'],
    component: lazyPage(() => import('../features/inventory/InventoryPage.tsx'), 'InventoryPage'),
    actions: [
      { id: 'add', title: 'inventory:add.entity', needs: 'inventory.edit', params: { add: 'entity' } },
    ],
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
    id: 'settings',
    title: 'organization:settings.title',
    icon: IconSettings,
    section: 'organization',
    needs: ['settings.edit'],
    component: lazyPage(() => import('../features/organization/SettingsPage.tsx'), 'SettingsPage'),
  },
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
    offNavigation: true,
    component: lazyPage(() => import('../features/notices/NoticesPage.tsx'), 'NoticesPage'),
  },
  {
    id: 'csv-preview',
    title: 'imports:title',
    icon: IconFileSpreadsheet,
    section: 'tools',
    component: lazyPage(() => import('../features/imports/CsvPreviewPage.tsx'), 'CsvPreviewPage'),
    actions: [{ id: 'open', title: 'imports:choose', params: { choose: true } }],
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
      pages.filter(
        ({ needs, unless }) =>
          (needs === undefined || needs.some((action) => allowed.includes(action))) &&
          (unless === undefined || !allowed.includes(unless)),
      ),
    [allowed],
  )
}
