// Every page of the program, in the order of the navigation. A feature adds itself here and nowhere else.
import {
  IconArrowsExchange,
  IconBuilding,
  IconBuildingFactory2,
  IconCalendarTime,
  IconCertificate,
  IconDatabaseExport,
  IconFileCertificate,
  IconFileSpreadsheet,
  IconGavel,
  IconHistory,
  IconListCheck,
  IconMailCog,
  IconMailForward,
  IconMapSearch,
  IconSettings,
  IconSitemap,
  IconUserCog,
  IconUserQuestion,
  IconUserPlus,
  IconUserShare,
  IconUserPin,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useSignedIn } from '../api/session.ts'
import { accountPages } from './account-pages.tsx'
import { insightPages } from './insight-pages.tsx'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'
import { peoplePages } from './people-pages.tsx'

export const pages: readonly PageDefinition[] = [
  {
    id: 'organization',
    title: 'organization:title',
    icon: IconBuilding,
    section: 'organization',
    needs: ['organization.view'],
    component: lazyPage(() => import('../features/organization/OrganizationPage.tsx'), 'OrganizationPage'),
  },
  ...peoplePages,
  ...insightPages,
  {
    id: 'invitations',
    title: 'invitations:title',
    icon: IconUserShare,
    section: 'organization',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/invitations/InvitationsPage.tsx'), 'InvitationsPage'),
  },
  {
    id: 'invite-contacts',
    title: 'invitations:form.organizationTitle',
    icon: IconUserPlus,
    section: 'organization',
    needs: ['people.invite', 'programs.set-contact'],
    offNavigation: true,
    component: lazyPage(() => import('../features/invitations/InviteContactsPage.tsx'), 'InviteContactsPage'),
    actions: [
      { id: 'invite', title: 'invitations:form.organizationTitle', needs: 'people.invite', params: {} },
    ],
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
    id: 'settings',
    title: 'organization:settings.title',
    icon: IconSettings,
    section: 'organization',
    needs: ['settings.view'],
    component: lazyPage(() => import('../features/organization/SettingsPage.tsx'), 'SettingsPage'),
  },
  {
    id: 'regulators',
    title: 'facilities:regulators.title',
    icon: IconGavel,
    section: 'organization',
    under: 'settings',
    needs: ['settings.view'],
    component: lazyPage(() => import('../features/regulators/RegulatorsPage.tsx'), 'RegulatorsPage'),
    actions: [
      { id: 'add', title: 'facilities:regulators.add', needs: 'settings.edit', params: { add: true } },
    ],
  },
  {
    id: 'mail-settings',
    title: 'mail:server.title',
    icon: IconMailCog,
    section: 'organization',
    under: 'settings',
    needs: ['settings.view'],
    component: lazyPage(() => import('../features/mail-server/MailServerPage.tsx'), 'MailServerPage'),
  },
  {
    id: 'backups',
    title: 'backups:title',
    icon: IconDatabaseExport,
    section: 'organization',
    under: 'settings',
    needs: ['settings.view'],
    component: lazyPage(() => import('../features/backups/BackupsPage.tsx'), 'BackupsPage'),
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
    id: 'access-requests',
    title: 'access-requests:title',
    icon: IconUserQuestion,
    section: 'submittals',
    needs: ['access-requests.list', 'access-requests.record-answer'],
    component: lazyPage(
      () => import('../features/access-requests/AccessRequestsPage.tsx'),
      'AccessRequestsPage',
    ),
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
    id: 'thing-assignments',
    title: 'roles:thing.title',
    icon: IconUserPin,
    section: 'emissions',
    needs: ['roles.set-assignments'],
    component: lazyPage(() => import('../features/roles/ThingAssignmentsPage.tsx'), 'ThingAssignmentsPage'),
    actions: [
      { id: 'sources', title: 'roles:thing.acts.assignSources', params: { show: 'sources' } },
      { id: 'assets', title: 'roles:thing.acts.assignAssets', params: { show: 'assets' } },
      { id: 'accounts', title: 'roles:thing.acts.manageAccounts', params: { show: 'accounts' } },
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
    id: 'audit-trail',
    title: 'audit:title',
    icon: IconHistory,
    section: 'proof',
    needs: ['audit-trail.view'],
    component: lazyPage(() => import('../features/audit-trail/AuditTrailPage.tsx'), 'AuditTrailPage'),
  },
  {
    id: 'access-as-of',
    title: 'audit:asOf.title',
    icon: IconCalendarTime,
    section: 'proof',
    under: 'audit-trail',
    needs: ['audit-trail.view'],
    component: lazyPage(() => import('../features/access-history/AsOfPage.tsx'), 'AsOfPage'),
  },
  {
    id: 'access-movements',
    title: 'audit:movements.title',
    icon: IconArrowsExchange,
    section: 'proof',
    under: 'audit-trail',
    needs: ['audit-trail.view'],
    component: lazyPage(() => import('../features/access-history/MovementsPage.tsx'), 'MovementsPage'),
  },
  {
    id: 'reviews',
    title: 'reviews:title',
    icon: IconListCheck,
    section: 'proof',
    needs: ['reviews.view'],
    component: lazyPage(() => import('../features/reviews/ReviewsPage.tsx'), 'ReviewsPage'),
    actions: [{ id: 'start', title: 'reviews:start.title', needs: 'reviews.run', params: { start: true } }],
  },
  {
    id: 'exports',
    title: 'exports:title',
    icon: IconFileCertificate,
    section: 'proof',
    needs: ['exports.view'],
    component: lazyPage(() => import('../features/exports/ExportsPage.tsx'), 'ExportsPage'),
  },
  ...accountPages,
  {
    id: 'csv-preview',
    title: 'imports:title',
    icon: IconFileSpreadsheet,
    section: 'account',
    own: true,
    component: lazyPage(() => import('../features/imports/CsvPreviewPage.tsx'), 'CsvPreviewPage'),
    actions: [{ id: 'open', title: 'imports:choose', params: { choose: true } }],
  },
]

/** Pages that this person may open. Main decides again at each call. */
export function useOpenPages(): readonly PageDefinition[] {
  const { allowed, person, viewing } = useSignedIn()
  const isLooking = viewing !== null
  return useMemo(
    () =>
      pages.filter(
        ({ needs, unless, own, approvedOnly }) =>
          !(own === true && isLooking) &&
          (approvedOnly !== true || person.state === 'active') &&
          (needs === undefined || needs.some((action) => allowed.includes(action))) &&
          (unless === undefined || !allowed.includes(unless)),
      ),
    [allowed, person.state, isLooking],
  )
}
