// The frame of what is shown before anybody is signed in: a quiet sheet in the middle of the window.
import { Anchor, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { openExport } from '../../api/open-export.ts'
import { useText } from '../../i18n/texts.ts'
import { KeyholderMark } from '../../ui/brand/KeyholderMark.tsx'
import styles from './session.module.css'

interface EntryFrameProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly version: string
  readonly wide?: boolean
  readonly children: ReactNode
}

export function EntryFrame({ title, hint, version, wide = false, children }: EntryFrameProps) {
  const t = useText()
  return (
    <main className={styles.entry}>
      <div className={styles.sheet} data-wide={wide || undefined}>
        <header className={styles.entryHead}>
          <KeyholderMark size={30} />
          <Title order={1}>{title}</Title>
          {hint === undefined ? null : <p className={styles.entryHint}>{hint}</p>}
        </header>
        {children}
      </div>
      <footer className={styles.entryFoot}>
        <span>
          {t('session:export.question')}{' '}
          <Anchor component="button" type="button" fz="xs" onClick={openExport}>
            {t('session:export.open')}
          </Anchor>
        </span>
        <span>{t('shell:edge.version', { version })}</span>
      </footer>
    </main>
  )
}
