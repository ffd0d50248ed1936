// On top: where I am, the command palette, and who I am.
import { ActionIcon, Kbd, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import {
  IconAdjustments,
  IconArrowLeft,
  IconArrowRight,
  IconChevronDown,
  IconKey,
  IconLogout,
  IconSearch,
  IconUserCircle,
} from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useSignedIn } from '../api/session.ts'
import { NoticesBell } from '../features/notices/NoticesBell.tsx'
import { useText } from '../i18n/texts.ts'
import { signOut } from './menu-commands.ts'
import { go, travel, useNavigation } from './navigation.ts'
import type { PageDefinition } from './page-definition.ts'
import { pages } from './pages.tsx'
import styles from './shell.module.css'

export function TopBar({ page }: { readonly page: PageDefinition | undefined }) {
  const t = useText()
  const { places, index } = useNavigation()
  // Notices are somebody's own, and so is not looking at them.
  const { viewing } = useSignedIn()
  return (
    <header className={styles.top}>
      <Travel
        icon={IconArrowLeft}
        label={t('shell:back')}
        disabled={index <= 0}
        onClick={() => void travel(-1)}
      />
      <Travel
        icon={IconArrowRight}
        label={t('shell:forward')}
        disabled={index >= places.length - 1}
        onClick={() => void travel(1)}
      />
      <Where page={page} />
      <UnstyledButton className={styles.palette} onClick={() => spotlight.open()}>
        <IconSearch size={15} aria-hidden />
        <span className={styles.paletteWords}>{t('shell:palette.open')}</span>
        <Kbd size="xs">{t('shell:palette.keys')}</Kbd>
      </UnstyledButton>
      {viewing === null ? <NoticesBell /> : null}
      <Me />
    </header>
  )
}

/** Section, page and subpage; a section that is called as its page is named once. */
function Where({ page }: { readonly page: PageDefinition | undefined }) {
  const t = useText()
  if (page === undefined) return <div className={styles.where} />
  const parent = pages.find(({ id }) => id === page.under)
  const section = t(`shell:section.${page.section}`)
  const above = [section, ...(parent === undefined ? [] : [t(parent.title)])]
  return (
    <div className={styles.where} data-deep={parent !== undefined || undefined}>
      {above
        .filter((name) => name !== t(page.title))
        .map((name) => (
          <Fragment key={name}>
            <span className={styles.whereSection}>{name}</span>
            <span aria-hidden className={styles.whereMark}>
              ›
            </span>
          </Fragment>
        ))}
      <span className={styles.wherePage}>{t(page.title)}</span>
    </div>
  )
}

interface TravelProps {
  readonly icon: TablerIcon
  readonly label: string
  readonly disabled: boolean
  readonly onClick: () => void
}

function Travel({ icon: Icon, label, disabled, onClick }: TravelProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** Who I am, and what concerns only me. */
function Me() {
  const t = useText()
  const { person, organization, viewing } = useSignedIn()
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.me}>
          <span className={styles.initials} aria-hidden>
            {initials(person.displayName)}
          </span>
          <span className={styles.myName}>{person.displayName}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.meHead}>
          <strong>{person.displayName}</strong>
          <span>{person.userName}</span>
          <span>{organization}</span>
        </div>
        <Menu.Divider />
        {viewing === null ? <OwnPages /> : null}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('shell:me.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function OwnPages() {
  const t = useText()
  return (
    <>
      <Menu.Item leftSection={<IconUserCircle size={16} aria-hidden />} onClick={() => void go('profile')}>
        {t('session:profile.title')}
      </Menu.Item>
      <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => void go('change-password')}>
        {t('session:changePassword.title')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={() => void go('preferences')}
      >
        {t('preferences:title')}
      </Menu.Item>
      <Menu.Divider />
    </>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('')
}
