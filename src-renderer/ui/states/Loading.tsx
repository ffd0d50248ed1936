// A frame that keeps the place of what is on its way.
import { Skeleton } from '@mantine/core'
import { useText } from '../../i18n/texts.ts'
import styles from './states.module.css'

interface LoadingProps {
  /** How many lines to keep free. */
  readonly lines?: number
}

export function Loading({ lines = 5 }: LoadingProps) {
  const t = useText()
  return (
    <div role="status" aria-label={t('shell:loading')} className={styles.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={10} width={`${[70, 45, 60, 35, 52][line % 5]}%`} animate={false} />
      ))}
    </div>
  )
}
