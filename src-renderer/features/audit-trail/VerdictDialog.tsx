// What a verification found: whether every event is as it was recorded, and if not, where, what that means and what to do.
import { Button, Group } from '@mantine/core'
import type { Verdict } from '../../../src-shared/contract/audit-trail.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Facts } from '../../ui/panel/Facts.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './audit-trail.module.css'

interface VerdictDialogProps {
  readonly verdict: Verdict
  readonly onClose: () => void
}

export function VerdictDialog({ verdict, onClose }: VerdictDialogProps) {
  const t = useText()
  const format = useFormat()
  const { broken, length, kept } = verdict
  const at = broken === null ? '' : format.count(broken.at)
  return (
    <Dialog title={t('audit:verify.title')} onClose={onClose} width={560}>
      {broken === null ? (
        <Notice tone="good" title={t('audit:verify.intact', { count: length, events: format.count(length) })}>
          {t('audit:verify.intactMeans')}
        </Notice>
      ) : (
        <Notice tone="refused" live title={t(`audit:verify.broken.${broken.reason}`, { at })}>
          <p className={styles.words}>{t(`audit:verify.means.${broken.reason}`, { at })}</p>
          <p className={styles.words}>{t(`audit:verify.toDo.${broken.reason}`)}</p>
        </Notice>
      )}
      <div className={styles.verdictFacts}>
        <Facts
          facts={[
            [t('audit:verify.holding'), format.count(length)],
            [t('audit:verify.first'), verdict.firstAt === null ? null : format.dateTime(verdict.firstAt)],
            [t('audit:verify.last'), verdict.lastAt === null ? null : format.dateTime(verdict.lastAt)],
            [
              t('audit:detail.head'),
              <code key="head" className={styles.hash}>
                {verdict.head}
              </code>,
            ],
            [
              t('audit:verify.kept'),
              kept === null
                ? t('audit:verify.noneKept')
                : t('audit:verify.keptAt', {
                    events: format.count(kept.length),
                    date: format.dateTime(kept.at),
                  }),
            ],
            [
              t('audit:verify.took'),
              t('audit:verify.seconds', { seconds: (verdict.took / 1000).toFixed(2) }),
            ],
          ]}
        />
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('shell:close')}</Button>
      </Group>
    </Dialog>
  )
}
