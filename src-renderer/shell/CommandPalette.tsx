// Everything one can go to or do, by name (Ctrl/Cmd+K): the pages and the actions that the session allows.
import { Spotlight } from '@mantine/spotlight'
import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { IconArrowBackUp, IconLogout, IconPlus, IconSearch } from '@tabler/icons-react'
import { useSignedIn } from '../api/session.ts'
import { useText } from '../i18n/texts.ts'
import { motion } from '../ui/theme/theme.ts'
import { signOut } from './menu-commands.ts'
import { go } from './navigation.ts'
import styles from './palette.module.css'
import type { PageDefinition } from './page-definition.ts'
import { useUndo } from './undo.ts'

const icon = { size: 17, stroke: 1.7, 'aria-hidden': true } as const

export function CommandPalette({ pages }: { readonly pages: readonly PageDefinition[] }) {
  const t = useText()
  const { allowed } = useSignedIn()
  const last = useUndo(({ last: latest }) => latest)
  const places: SpotlightActionGroupData = {
    group: t('shell:palette.places'),
    actions: pages.map((page) => ({
      id: page.id,
      label: t(page.title),
      description: t(`shell:section.${page.section}`),
      leftSection: <page.icon {...icon} />,
      onClick: () => void go(page.id),
    })),
  }
  const acts: SpotlightActionGroupData = {
    group: t('shell:palette.actions'),
    actions: [
      ...(last === null
        ? []
        : [
            {
              id: 'undo',
              label: t('shell:undo.last', { what: last.what }),
              leftSection: <IconArrowBackUp {...icon} />,
              onClick: () => void last.undo(),
            },
          ]),
      ...pages.flatMap((page) =>
        (page.actions ?? [])
          .filter(({ needs }) => needs === undefined || allowed.includes(needs))
          .map((action) => ({
            id: `${page.id}.${action.id}`,
            label: t(action.title),
            description: t(page.title),
            leftSection: <IconPlus {...icon} />,
            onClick: () => void go(page.id, action.params),
          })),
      ),
      {
        id: 'sign-out',
        label: t('shell:me.signOut'),
        leftSection: <IconLogout {...icon} />,
        onClick: () => void signOut(),
      },
    ],
  }
  return (
    <Spotlight
      actions={[places, acts]}
      shortcut="mod+K"
      highlightQuery
      clearQueryOnClose
      scrollable
      maxHeight={380}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      classNames={styles}
      transitionProps={{ duration: motion, transition: 'fade' }}
      nothingFound={t('shell:palette.nothing')}
      searchProps={{
        leftSection: <IconSearch {...icon} />,
        placeholder: t('shell:palette.search'),
        'aria-label': t('shell:palette.search'),
      }}
    />
  )
}
