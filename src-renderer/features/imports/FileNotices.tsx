// What holds for the whole file and has to be read first: that it was only read in part, or that it changed meanwhile.
import { Button } from '@mantine/core'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './imports.module.css'
import { begin, usePreview } from './preview-store.ts'

export function FileNotices() {
  const t = useText()
  const format = useFormat()
  const { stage, profile, check, error } = usePreview()
  const again = (key: string) => (
    <Button size="compact-sm" variant="default" onClick={() => void begin()}>
      {t(key)}
    </Button>
  )
  if (stage === 'failed' && error !== null) return <Problem error={error} retry={() => void begin()} />
  if (profile?.hasChanged === true) {
    return (
      <div className={styles.notice}>
        <Notice tone="attention" title={t('imports:changed.title')} live>
          <p>{t('imports:changed.words')}</p>
          {again('imports:changed.again')}
        </Notice>
      </div>
    )
  }
  if (stage !== 'stopped') return null
  const records = profile?.recordsAfterHeader ?? 0
  return (
    <div className={styles.notice}>
      <Notice tone="attention" title={t('imports:stopped.title')} live>
        <p>
          {profile?.isWhole === true && check === null
            ? t('imports:stopped.check')
            : t('imports:stopped.words', { count: records, records: format.count(records) })}
        </p>
        {again('imports:stopped.again')}
      </Notice>
    </div>
  )
}
