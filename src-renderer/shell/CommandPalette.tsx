// Everything one can go to or do, by name (Ctrl/Cmd+K, B-15): the pages and the actions that the session allows, and the
// people and things that one may see. Where one has been lately stands first.
import { Spotlight } from '@mantine/spotlight'
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight'
import {
  IconArrowBackUp,
  IconBuildingFactory2,
  IconCertificate,
  IconCube,
  IconEngine,
  IconHierarchy3,
  IconLogout,
  IconPlus,
  IconSearch,
  IconUser,
} from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSignedIn } from '../api/session.ts'
import { createViewStore } from '../api/view-store.ts'
import { useText } from '../i18n/texts.ts'
import { motion } from '../ui/theme/theme.ts'
import { useFound } from './find-things.ts'
import type { Found } from './find-things.ts'
import { signOut } from './menu-commands.ts'
import { go, useNavigation } from './navigation.ts'
import styles from './palette.module.css'
import type { PageDefinition } from './page-definition.ts'
import { useUndo } from './undo.ts'

const icon = { size: 17, stroke: 1.7, 'aria-hidden': true } as const

const foundIcons: Readonly<Record<Found['kind'], TablerIcon>> = {
  person: IconUser,
  program: IconCertificate,
  facility: IconBuildingFactory2,
  entity: IconHierarchy3,
  asset: IconCube,
  source: IconEngine,
}

/** People and things that were chosen here, the latest first. */
const useChosen = createViewStore<{ readonly chosen: readonly Found[] }>(() => ({ chosen: [] }))
const mostRecent = 5

export function CommandPalette({ pages }: { readonly pages: readonly PageDefinition[] }) {
  const t = useText()
  const [words, setWords] = useState('')
  const { found, isLooking } = useFound(words)
  const input = useFirstChosen(found)
  const places = pages.map((page) => pageAction(page, t))
  const groups: SpotlightActionGroupData[] = [
    { group: t('shell:palette.recent'), actions: useRecent(pages) },
    { group: t('shell:palette.places'), actions: places },
    { group: t('shell:palette.actions'), actions: useActs(pages) },
    // Found by main, by more than the name: none of them is filtered away here.
    {
      group: t('shell:palette.found'),
      actions: found.map((each) => ({ ...foundAction(each, t), keywords: words })),
    },
  ]
  return (
    <Spotlight
      query={words}
      onQueryChange={setWords}
      actions={words.trim() === '' ? groups : groups.slice(1)}
      shortcut="mod+K"
      // Also from within a field: no field has a use of its own for it.
      tagsToIgnore={[]}
      highlightQuery
      clearQueryOnClose
      scrollable
      maxHeight={380}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      classNames={styles}
      transitionProps={{ duration: motion, transition: 'fade' }}
      nothingFound={t(isLooking ? 'shell:palette.looking' : 'shell:palette.nothing')}
      searchProps={{
        ref: input,
        leftSection: <IconSearch {...icon} />,
        placeholder: t('shell:palette.search'),
        'aria-label': t('shell:palette.search'),
      }}
    />
  )
}

/**
 * Enter takes the first line, also where all of them were found only after the last letter: Spotlight chooses one when
 * something is written, and there was none to choose then.
 */
function useFirstChosen(found: readonly Found[]) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const isChosen = document.querySelector(`.${styles['actionsList']} [data-selected]`) !== null
    if (found.length === 0 || isChosen) return
    input.current?.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', bubbles: true }))
  }, [found])
  return input
}

type Text = ReturnType<typeof useText>

function pageAction(page: PageDefinition, t: Text): SpotlightActionData {
  return {
    id: page.id,
    label: t(page.title),
    description: t(`shell:section.${page.section}`),
    leftSection: <page.icon {...icon} />,
    onClick: () => void go(page.id),
  }
}

function foundAction(each: Found, t: Text): SpotlightActionData {
  const { kind, id, name, beside, page, params } = each
  const Icon = foundIcons[kind]
  const what = t(`shell:palette.kinds.${kind}`)
  return {
    id: `${kind}-${id}`,
    label: name,
    description: beside === '' ? what : `${what} · ${beside}`,
    leftSection: <Icon {...icon} />,
    onClick: () => {
      useChosen.setState(({ chosen }) => ({
        chosen: [each, ...chosen.filter((other) => other.kind !== kind || other.id !== id)].slice(
          0,
          mostRecent,
        ),
      }))
      void go(page, params)
    },
  }
}

/** What was chosen here, then the pages that were open, but for the one that is. */
function useRecent(pages: readonly PageDefinition[]): SpotlightActionData[] {
  const t = useText()
  const { chosen } = useChosen()
  const { places, index } = useNavigation()
  const visited = new Set(places.toReversed().map(({ page }) => page))
  const here = places[index]
  const isHere = ({ page, params }: Found) =>
    page === here?.page && Object.entries(params).every(([name, value]) => here.params[name] === value)
  const been = [...visited]
    .filter((id) => id !== here?.page)
    .flatMap((id) => pages.find((page) => page.id === id) ?? [])
  return [
    ...chosen
      .filter((each) => !isHere(each) && pages.some(({ id }) => id === each.page))
      .map((each) => ({ ...foundAction(each, t), id: `recent-${each.kind}-${each.id}` })),
    ...been.map((page) => ({ ...pageAction(page, t), id: `recent-${page.id}` })),
  ].slice(0, mostRecent)
}

function useActs(pages: readonly PageDefinition[]): SpotlightActionData[] {
  const t = useText()
  const { allowed, viewing } = useSignedIn()
  const last = useUndo(({ last: latest }) => latest)
  const undo: SpotlightActionData[] =
    last === null || viewing !== null
      ? []
      : [
          {
            id: 'undo',
            label: t('shell:undo.last', { what: last.what }),
            leftSection: <IconArrowBackUp {...icon} />,
            onClick: () => void last.undo(),
          },
        ]
  const ofPages = pages.flatMap((page) =>
    (page.actions ?? [])
      .filter(({ needs }) => needs === undefined || allowed.includes(needs))
      .map((action) => ({
        id: `${page.id}.${action.id}`,
        label: t(action.title),
        description: t(page.title),
        leftSection: <IconPlus {...icon} />,
        onClick: () => void go(page.id, action.params),
      })),
  )
  const leave = {
    id: 'sign-out',
    label: t('shell:me.signOut'),
    leftSection: <IconLogout {...icon} />,
    onClick: () => void signOut(),
  }
  return [...undo, ...ofPages, leave]
}
