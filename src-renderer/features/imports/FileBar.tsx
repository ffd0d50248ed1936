// The file on top: its name and size, how far the count is, and how things stand with its dates as a whole.
import { Button, CloseButton, Progress } from '@mantine/core'
import { IconFileSpreadsheet, IconFolderOpen } from '@tabler/icons-react'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useRunningTasks } from '../../shell/running-tasks.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { Tone } from '../../ui/status/StatusBadge.tsx'
import { byteSize } from './byte-size.ts'
import styles from './imports.module.css'
import { lineEndWords } from './line-ends.ts'
import { closeFile, usePreview } from './preview-store.ts'

/** How the file's date columns stand together. */
export interface Overall {
  readonly tone: Tone
  /** Key under `imports:overall`. */
  readonly word: string
}

interface FileBarProps {
  readonly overall: Overall
  readonly onChoose: () => void
}

export function FileBar({ overall, onChoose }: FileBarProps) {
  const t = useText()
  const format = useFormat()
  const { file, opened, profile } = usePreview()
  if (file === null) return null
  const records = profile?.recordsAfterHeader ?? opened?.records.length ?? 0
  const { columns } = profile?.layout ?? opened?.layout ?? { columns: 0 }
  return (
    <header className={styles.bar}>
      <IconFileSpreadsheet size={20} aria-hidden className={styles.fileIcon} />
      <div className={styles.fileText}>
        <h1 className={styles.fileName}>{file.name}</h1>
        {opened === null ? null : (
          <span className={styles.fileFacts}>
            {[
              byteSize(opened.bytes, t, format),
              t(`imports:file.${profile === null ? 'recordsSoFar' : 'records'}`, {
                count: records,
                records: format.count(records),
              }),
              t('imports:file.columns', { count: columns, columns: format.count(columns) }),
              profile === null ? null : lineEndWords(profile.lineEnds, t, format),
            ]
              .filter((fact) => fact !== null)
              .join(' · ')}
          </span>
        )}
      </div>
      {opened === null ? null : (
        <StatusBadge tone={overall.tone} label={t(`imports:overall.${overall.word}`)} />
      )}
      <CountProgress />
      <span className={styles.spring} />
      <Button variant="default" leftSection={<IconFolderOpen size={15} aria-hidden />} onClick={onChoose}>
        {t('imports:chooseAnother')}
      </Button>
      <CloseButton aria-label={t('imports:close')} onClick={closeFile} />
    </header>
  )
}

/** A line under the name while the file is counted or checked; the window's edge says more and can cancel. */
function CountProgress() {
  const t = useText()
  const taskId = usePreview((preview) => preview.taskId)
  const task = useRunningTasks(({ tasks }) => tasks.find(({ id }) => id === taskId))
  if (task === undefined) return null
  const percent = task.total === null || task.total === 0 ? null : (task.done / task.total) * 100
  return (
    <Progress
      className={styles.progress}
      size="xs"
      aria-label={t('imports:file.counting')}
      value={percent ?? 0}
    />
  )
}
