// What runs, how far it is, and how to stop it.
import { Button, Progress } from '@mantine/core'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { percentOf } from '../../shell/use-task.ts'
import styles from './people-import.module.css'
import type { Import } from './use-import.ts'

export function Running({ current }: { readonly current: Import }) {
  const t = useText()
  const format = useFormat()
  const { running, stop } = current
  if (running === null) return null
  const { what, done, total } = running
  const words = t(`people-import:${what}`)
  // A file is read by its bytes, which tell nobody anything.
  const isCounted = what !== 'reading' && total !== null
  return (
    <div className={styles.running} role="status">
      <span>
        {isCounted
          ? t('people-import:progress', { what: words, done: format.count(done), total: format.count(total) })
          : words}
      </span>
      <Progress value={percentOf(running)} aria-label={words} />
      <Button variant="default" size="compact-sm" onClick={stop}>
        {t('shell:cancel')}
      </Button>
    </div>
  )
}
