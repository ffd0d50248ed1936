// The pages that read the rules: why can they, who can, and what every role allows. A part of pages.tsx.
import { IconBook2, IconHelpCircle, IconUserSearch } from '@tabler/icons-react'
import { lazyPage } from './page-definition.ts'
import type { PageDefinition } from './page-definition.ts'

export const insightPages: readonly PageDefinition[] = [
  {
    id: 'access-why',
    title: 'insight:why.title',
    icon: IconHelpCircle,
    section: 'proof',
    approvedOnly: true,
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
    under: 'roles',
    needs: ['people.list'],
    component: lazyPage(() => import('../features/access-insight/CataloguePage.tsx'), 'CataloguePage'),
  },
  {
    id: 'my-roles',
    title: 'insight:mine.title',
    icon: IconBook2,
    section: 'account',
    approvedOnly: true,
    offNavigation: true,
    component: lazyPage(() => import('../features/access-insight/MyRolesPage.tsx'), 'MyRolesPage'),
  },
]
