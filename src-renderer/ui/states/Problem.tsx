// Something did not work: what happened, what was not lost, what to do. Main's own words, and a button to try again.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { useText } from '../../i18n/texts.ts'
import { NoRight } from './NoRight.tsx'
import styles from './states.module.css'

interface ProblemProps {
  readonly error: CallError
  readonly retry?: () => void
}

export function Problem({ error, retry }: ProblemProps) {
  const t = useText()
  if (error.code === 'forbidden') return <NoRight reason={error.reason} action={error.action} />
  return (
    <div role="alert" className={styles.problem}>
      <IconAlertTriangle size={18} aria-hidden className={styles.problemIcon} />
      <div>
        <strong>{t('shell:problem.title')}</strong>
        <p className={styles.words}>{error.reason}</p>
      </div>
      {retry === undefined ? null : (
        <Button variant="default" onClick={retry}>
          {t('shell:problem.retry')}
        </Button>
      )}
    </div>
  )
}
