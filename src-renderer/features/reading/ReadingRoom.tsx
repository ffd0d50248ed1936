// An open export: its parts at the left, a banner that says what one reads, and lists that are read-only in every path.
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { readingParts } from '../../../src-shared/contract/reading.ts'
import type { OpenExport, ReadingList } from '../../../src-shared/contract/reading.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './reading.module.css'
import { ReadingTable } from './ReadingTable.tsx'
import { VerdictPage } from './VerdictPage.tsx'

interface ReadingRoomProps {
  readonly shown: OpenExport
  readonly onChange: (shown: OpenExport) => void
  readonly onOpenAnother: () => void
  readonly onClose: () => void
}

const parts = ['people', 'organization', 'programs', 'proof'] as const

export interface AccessOf {
  readonly id: number
  readonly name: string
}

export function ReadingRoom({ shown, onChange, onOpenAnother, onClose }: ReadingRoomProps) {
  const t = useText()
  const format = useFormat()
  const [part, setPart] = useState<ReadingList | 'verdict'>('verdict')
  const [person, setPerson] = useState<AccessOf | null>(null)
  const title = t('reading:bannerOf', {
    organization: shown.organization,
    date: format.dateTime(shown.madeAt),
  })
  useEffect(() => {
    document.title = title
  }, [title])
  const show = (next: ReadingList | 'verdict', of: AccessOf | null = null) => {
    setPart(next)
    setPerson(of)
  }
  const isPresent = (list: ReadingList) => shown.lists[list] !== undefined
  const partButton = (name: ReadingList | 'verdict') => (
    <button
      key={name}
      type="button"
      className={styles.part}
      data-chosen={part === name || undefined}
      aria-current={part === name ? 'page' : undefined}
      onClick={() => show(name)}
    >
      {t(`reading:lists.${name}`)}
    </button>
  )
  return (
    <div className={styles.room}>
      <header className={styles.banner}>
        <IconLock size={16} aria-hidden />
        <div className={styles.bannerText}>
          <strong>{title}</strong>
          <span>{t('reading:banner')}</span>
        </div>
        <Button variant="default" size="compact-sm" onClick={onOpenAnother}>
          {t('reading:openAnother')}
        </Button>
        <Button size="compact-sm" onClick={onClose}>
          {t('reading:close')}
        </Button>
      </header>
      <div className={styles.body}>
        <nav className={styles.nav} aria-label={t('reading:nav')}>
          {partButton('verdict')}
          {readingParts.first.filter(isPresent).map(partButton)}
          {parts.map((group) => (
            <div key={group} role="group" aria-labelledby={`reading-${group}`} className={styles.group}>
              <h2 id={`reading-${group}`} className={styles.groupTitle}>
                {t(`reading:groups.${group}`)}
              </h2>
              {readingParts[group].filter(isPresent).map(partButton)}
            </div>
          ))}
        </nav>
        <main className={styles.main} aria-label={t(`reading:lists.${part}`)}>
          {part === 'verdict' ? (
            <VerdictPage shown={shown} onChange={onChange} />
          ) : (
            <ReadingTable
              key={`${part}-${person?.id ?? ''}`}
              list={part}
              present={shown.lists[part] ?? []}
              person={person}
              onPerson={(of) => show('access', of)}
            />
          )}
        </main>
      </div>
    </div>
  )
}
