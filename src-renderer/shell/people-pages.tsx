// The pages about the organization's people: who they are, how they come in by a file, and what they hold. A part of pages.tsx.
import { IconFileImport, IconUsers, IconUsersGroup, IconUserShield, IconZzz } from '@tabler/icons-react'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const peoplePages: readonly PageDefinition[] = [
  {
    id: 'people',
    title: 'people:title',
    icon: IconUsers,
    section: 'organization',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage'),
    actions: [
      { id: 'add', title: 'people:add.title', needs: 'people.invite', params: { add: true } },
      { id: 'ending', title: 'people:views.ending', params: { view: 'ending' } },
    ],
  },
  {
    id: 'unused-access',
    title: 'people:unused.title',
    icon: IconZzz,
    section: 'organization',
    needs: ['people.list'],
    offNavigation: true,
    component: lazyPage(() => import('../features/people/UnusedAccessPage.tsx'), 'UnusedAccessPage'),
  },
  {
    id: 'people-import',
    title: 'people-import:title',
    icon: IconFileImport,
    section: 'organization',
    needs: ['people.import'],
    offNavigation: true,
    component: lazyPage(() => import('../features/people-import/PeopleImportPage.tsx'), 'PeopleImportPage'),
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
    id: 'corporate-contacts',
    title: 'roles:corporate.title',
    icon: IconUsersGroup,
    section: 'organization',
    needs: ['people.list'],
    offNavigation: true,
    component: lazyPage(() => import('../features/roles/CorporateContactsPage.tsx'), 'CorporateContactsPage'),
  },
]
