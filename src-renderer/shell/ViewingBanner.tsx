// Says across the top that one looks through another person's eyes, and ends it (B-12).
import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useSignedIn } from '../api/session.ts'
import { useCommand } from '../api/use-call.ts'
import { useText } from '../i18n/texts.ts'
import { notifyRefused } from '../ui/toast/notify.ts'
import styles from './shell.module.css'

export function ViewingBanner() {
  const t = useText()
  const { viewing } = useSignedIn()
  const stop = useCommand('people.stop-viewing')
  if (viewing === null) return null
  return (
    <section className={styles.viewing} aria-label={t('shell:viewing.label')}>
      <IconEye size={17} aria-hidden />
      <p className={styles.viewingWords}>
        <strong>{t('shell:viewing.title', { name: viewing.displayName })}</strong> {t('shell:viewing.hint')}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        loading={stop.busy}
        onClick={() => void stop.run({}).then((reply) => (reply.ok ? undefined : notifyRefused(reply.error)))}
      >
        {t('shell:viewing.stop')}
      </Button>
    </section>
  )
}
