// What a page is to the shell. Features make one with `page` and put it into pages.tsx.
import type { TablerIcon } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { PageParams } from './navigation.ts'

/** The parts of the left navigation, in order. */
export const sections = ['organization', 'submittals', 'programs', 'emissions', 'proof', 'account'] as const
export type Section = (typeof sections)[number]

export interface PageProps {
  readonly params: PageParams
}

export interface PageAction {
  readonly id: string
  /** Key of its words, as in "Add a person". */
  readonly title: string
  /** The action of the policy that it takes. */
  readonly needs?: Action
  /** Opens the page with these. */
  readonly params: PageParams
}

export interface PageDefinition {
  /** Lower case and hyphens; what `go` takes. */
  readonly id: string
  /** Key of its name, as in `people:title`. */
  readonly title: string
  readonly icon: TablerIcon
  readonly section: Section
  /** Offered to whoever may do any of these; absent: to everybody who is signed in. */
  readonly needs?: readonly Action[]
  /** Not offered to whoever may do this, who has a page that shows more. */
  readonly unless?: Action
  /** Nobody else's, and closed while one looks through another person's eyes (B-12). */
  readonly own?: true
  /** Tells nothing to whoever registered and has not been approved yet. */
  readonly approvedOnly?: true
  /** The page that it belongs to: shown beneath that one in the navigation while one of the two is open. */
  readonly under?: string
  /** Reached from elsewhere, not from the navigation. */
  readonly offNavigation?: true
  readonly component: LazyExoticComponent<ComponentType<PageProps>>
  /** What can be done there, for the command palette. */
  readonly actions?: readonly PageAction[]
}

/** A page's component, loaded when it is first opened: `lazyPage(() => import('…/PeoplePage.tsx'), 'PeoplePage')`. */
export function lazyPage<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<PageProps>>>>,
  name: Name,
): LazyExoticComponent<ComponentType<PageProps>> {
  return lazy(async () => ({ default: (await load())[name] }))
}
