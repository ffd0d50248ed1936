// The bell in the top bar: how many notices are unread, and the newest of them by day.
import { ActionIcon, Button, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { Notice } from '../../../src-shared/contract/notices.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import { noticeText } from '../../../src-shared/i18n/notice-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { useScrollStop } from '../../ui/panel/use-scroll-stop.ts'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import styles from './notices.module.css'
import { markAllRead, noticeTopics, openNotice } from './use-notices.ts'

export function NoticesBell() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { value } = useCall('notices.count', {}, { refreshOn: noticeTopics })
  const unread = value?.unread ?? 0
  const label = t('notices:bell', { count: unread })
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" width={380} trapFocus>
      <Popover.Target>
        <Tooltip label={label} disabled={isOpen}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            className={styles.bell}
            aria-label={label}
            onClick={() => setOpen(!isOpen)}
          >
            <IconBell size={18} aria-hidden />
            {unread === 0 ? null : (
              <span className={styles.count} aria-hidden>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        {isOpen ? <NewestNotices onDone={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

const shown = { offset: 0, limit: 20 }

function NewestNotices({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const { value, error } = useCall('notices.list', shown, { refreshOn: noticeTopics })
  const rows = value?.rows ?? []
  const area = useScrollStop<HTMLDivElement>()
  return (
    <section aria-label={t('notices:title')} className={styles.newest}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('notices:title')}</h2>
        {rows.some(({ isRead }) => !isRead) ? (
          <Button variant="subtle" size="compact-xs" onClick={() => void markAllRead(rows[0])}>
            {t('notices:markAllRead')}
          </Button>
        ) : null}
      </header>
      <div ref={area} className={styles.scroll}>
        {error === null ? null : <Problem error={error} />}
        {value === undefined && error === null ? <Loading lines={3} /> : null}
        {value !== undefined && rows.length === 0 ? (
          <p className={styles.nothing}>
            <strong>{t('notices:noneNew')}</strong>
            {t('notices:emptyHint')}
          </p>
        ) : null}
        <Days rows={rows} onDone={onDone} />
      </div>
      <footer className={styles.foot}>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            onDone()
            void go('notices')
          }}
        >
          {t('notices:all')}
        </Button>
      </footer>
    </section>
  )
}

function Days({ rows, onDone }: { readonly rows: readonly Notice[]; readonly onDone: () => void }) {
  const t = useText()
  const format = useFormat()
  const days = byDay(rows, format)
  return days.map(([day, notices]) => (
    <Day key={day} name={dayName(day, t, format)}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <UnstyledButton
            className={styles.notice}
            onClick={() => {
              onDone()
              void openNotice(notice)
            }}
          >
            <UnreadMark isRead={notice.isRead} />
            <span className={styles.words} data-unread={!notice.isRead || undefined}>
              {noticeText(t, format, notice)}
              <span className={styles.time}>{format.time(notice.createdAt)}</span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </Day>
  ))
}

/** Newest first, by the reader's own days. */
function byDay(rows: readonly Notice[], format: Formatter): [string, Notice[]][] {
  const days = new Map<string, Notice[]>()
  for (const notice of rows) {
    const day = format.date(notice.createdAt)
    days.set(day, [...(days.get(day) ?? []), notice])
  }
  return [...days]
}

function dayName(day: string, t: Translate, format: Formatter): string {
  const daysAgo = (days: number) => format.date(new Date(Date.now() - days * 86_400_000).toISOString())
  if (day === daysAgo(0)) return t('notices:today')
  return day === daysAgo(1) ? t('notices:yesterday') : day
}

function Day({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <>
      <h3 id={id} className={styles.day}>
        {name}
      </h3>
      <ul className={styles.list} aria-labelledby={id}>
        {children}
      </ul>
    </>
  )
}

/** A dot, bold words and a word for those who see neither. */
function UnreadMark({ isRead }: { readonly isRead: boolean }) {
  const t = useText()
  return (
    <span className={styles.mark} data-unread={!isRead || undefined}>
      <span className={styles.hidden}>{t(isRead ? 'notices:read' : 'notices:unread')}</span>
    </span>
  )
}
