// Nothing here yet: what belongs here, and the first step.
import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './states.module.css'

interface EmptyProps {
  readonly title: string
  /** One or two sentences. */
  readonly children?: ReactNode
  /** The button of the first step. */
  readonly action?: ReactNode
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  )
}
