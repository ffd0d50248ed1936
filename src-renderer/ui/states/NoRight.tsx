// The person may not see this: which right it takes and who can grant it, in the policy's own words.
import { Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useText } from '../../i18n/texts.ts'
import styles from './states.module.css'

interface NoRightProps {
  /** The policy's sentence, from the refused call. */
  readonly reason: string
}

export function NoRight({ reason }: NoRightProps) {
  const t = useText()
  return (
    <div role="alert" className={styles.empty}>
      <IconLock size={22} aria-hidden className={styles.lock} />
      <Title order={2} size="h3">
        {t('shell:noRight.title')}
      </Title>
      <p className={styles.words}>{reason}</p>
    </div>
  )
}
