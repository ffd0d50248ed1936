// No file yet: what the preview does, where to drop one, and the first step.
import { Button, Kbd, Title } from '@mantine/core'
import { IconFileSpreadsheet, IconFolderOpen } from '@tabler/icons-react'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './imports.module.css'

interface EmptyPreviewProps {
  readonly samples: readonly string[]
  readonly onChoose: () => void
  readonly onSample: (name: string) => void
}

export function EmptyPreview({ samples, onChoose, onSample }: EmptyPreviewProps) {
  const t = useText()
  const { dateFormat } = usePreferences()
  return (
    <div className={styles.empty}>
      <div className={styles.zone}>
        <IconFileSpreadsheet size={34} stroke={1.4} aria-hidden className={styles.zoneIcon} />
        <Title order={1} size="h2">
          {t('imports:empty.title')}
        </Title>
        <p className={styles.words}>{t('imports:empty.words', { format: dateFormat })}</p>
        <div className={styles.first}>
          <Button leftSection={<IconFolderOpen size={15} aria-hidden />} onClick={onChoose}>
            {t('imports:choose')}
          </Button>
          <span className={styles.or}>
            {t('imports:empty.orDrop')} <Kbd size="xs">Ctrl O</Kbd>
          </span>
        </div>
        <p className={styles.untouched}>{t('imports:empty.untouched')}</p>
      </div>
      {samples.length === 0 ? null : (
        <section className={styles.samples} aria-label={t('imports:empty.samples')}>
          <h2 className={styles.samplesTitle}>{t('imports:empty.samples')}</h2>
          <ul>
            {samples.map((name) => (
              <li key={name}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconFileSpreadsheet size={14} aria-hidden />}
                  onClick={() => onSample(name)}
                >
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
