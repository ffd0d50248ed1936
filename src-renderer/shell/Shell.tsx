// The program's frame for whoever is signed in: navigation at the left, place and palette on top, the page, and a status
// edge at the bottom.
import { Suspense, useEffect } from 'react'
import { useSignedIn } from '../api/session.ts'
import { useText } from '../i18n/texts.ts'
import { Loading } from '../ui/states/Loading.tsx'
import { AskWhy } from '../ui/states/ask-why.ts'
import { NoRight } from '../ui/states/NoRight.tsx'
import { useClosingGuard } from './closing.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { DropHost } from './DropHost.tsx'
import { useLinks } from './follow-links.ts'
import { useMenuCommands } from './menu-commands.ts'
import { Navigation } from './Navigation.tsx'
import { Notices } from './Notices.tsx'
import { go, travel, usePlace } from './navigation.ts'
import { PageBoundary } from './PageBoundary.tsx'
import type { PageDefinition } from './page-definition.ts'
import { pages, useOpenPages } from './pages.tsx'
import { followProgress } from './running-tasks.ts'
import styles from './shell.module.css'
import { Shortcuts } from './Shortcuts.tsx'
import { StatusEdge } from './StatusEdge.tsx'
import { TopBar } from './TopBar.tsx'
import { ViewingBanner } from './ViewingBanner.tsx'

export function Shell() {
  const t = useText()
  const { organization } = useSignedIn()
  useEffect(followProgress, [])
  useMenuCommands()
  useLinks()
  useTravelKeys()
  useClosingGuard()
  const place = usePlace()
  const open = useOpenPages()
  const page = open.find(({ id }) => id === place?.page)
  const first = startOf(open)
  useEffect(() => {
    if (place === null && first !== undefined) void go(first)
  }, [place, first])
  useEffect(() => {
    document.title = page === undefined ? organization : `${t(page.title)} – ${organization}`
  }, [page, organization, t])
  return (
    <AskWhy value={askWhy}>
      <div className={styles.shell}>
        <Navigation pages={open} current={page} />
        <div className={styles.main}>
          <ViewingBanner />
          <TopBar page={page} />
          <Notices />
          <main className={styles.page} aria-label={page === undefined ? undefined : t(page.title)}>
            {place === null ? null : page === undefined ? (
              <NoRight reason={t('shell:noRight.page')} action={neededFor(place.page)} />
            ) : (
              <PageBoundary key={page.id}>
                <Suspense fallback={<Loading />}>
                  <page.component params={place.params} />
                </Suspense>
              </PageBoundary>
            )}
          </main>
          <StatusEdge />
        </div>
        <CommandPalette pages={open} />
        <Shortcuts />
        <DropHost />
      </div>
    </AskWhy>
  )
}

/** The address of the organization tells little to who sees hardly more of it: they meet what they themselves hold. */
function startOf(open: readonly PageDefinition[]): string | undefined {
  const first = open.find(isStart)?.id
  const seesPeople = open.some(({ id }) => id === 'people')
  return first === 'organization' && !seesPeople ? 'my-access' : first
}

/** What somebody without a role meets first is the search for a facility (S1-21), not a question about rules. */
function isStart({ section, offNavigation }: PageDefinition): boolean {
  return section !== 'proof' && offNavigation !== true
}

/** Everybody may ask why they may not (B-04). */
function askWhy(action: string): void {
  void go('access-why', { action })
}

/** The right that a page takes, as far as one action tells it. */
function neededFor(page: string): string | undefined {
  return pages.find(({ id }) => id === page)?.needs?.[0]
}

/** Alt and the arrows go back and forth, as the mouse's side buttons do. */
function useTravelKeys(): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
      event.preventDefault()
      void travel(event.key === 'ArrowLeft' ? -1 : 1)
    }
    const button = (event: MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      void travel(event.button === 3 ? -1 : 1)
    }
    window.addEventListener('keydown', key)
    window.addEventListener('mouseup', button)
    return () => {
      window.removeEventListener('keydown', key)
      window.removeEventListener('mouseup', button)
    }
  }, [])
}
