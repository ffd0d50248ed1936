// The person may not see this: which right it takes and who can grant it, in the policy's own words.
import { Button, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useContext } from 'react'
import { useText } from '../../i18n/texts.ts'
import { AskWhy } from './ask-why.ts'
import styles from './states.module.css'

interface NoRightProps {
  /** The policy's sentence, from the refused call. */
  readonly reason: string
  /** The action that was refused, to ask why. */
  readonly action?: string | undefined
}

export function NoRight({ reason, action }: NoRightProps) {
  const t = useText()
  const askWhy = useContext(AskWhy)
  return (
    <div role="alert" className={styles.empty}>
      <IconLock size={22} aria-hidden className={styles.lock} />
      <Title order={2} size="h3">
        {t('shell:noRight.title')}
      </Title>
      <p className={styles.words}>{reason}</p>
      {askWhy === null || action === undefined ? null : (
        <Button variant="default" onClick={() => askWhy(action)}>
          {t('shell:noRight.why')}
        </Button>
      )}
    </div>
  )
}
