// A page that is not a list: a heading, a sentence, and content that scrolls in its pane.
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './panel.module.css'
import { useScrollStop } from './use-scroll-stop.ts'

interface PageProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, hint, actions, children }: PageProps) {
  const area = useScrollStop<HTMLDivElement>()
  return (
    <div ref={area} className={styles.page}>
      <header className={styles.pageHead}>
        <div className={styles.titles}>
          <Title order={1}>{title}</Title>
          {hint === undefined ? null : <p className={styles.pageHint}>{hint}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}
