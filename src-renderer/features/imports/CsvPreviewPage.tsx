// The preview of a CSV file (S3-25): what its dates read as under the person's format before anything is imported. Opened by
// the menu, a button or a dropped file; the reader in main lives as long as this page.
import { useEffect, useState } from 'react'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import type { PageParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { useAskedOnce } from '../../shell/use-asked-once.ts'
import { DropOverlay } from '../../ui/drop/DropOverlay.tsx'
import { useFileDrop } from '../../ui/drop/use-file-drop.ts'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { EmptyPreview } from './EmptyPreview.tsx'
import styles from './imports.module.css'
import { OpenPreview } from './OpenPreview.tsx'
import { begin, closeFile, openFile, usePreview } from './preview-store.ts'

export function CsvPreviewPage({ params }: PageProps) {
  const t = useText()
  const samples = useReader()
  const isOver = useFileDrop({ onFile: (dropped) => void openFile(dropped) })
  const { file, error, opened } = usePreview()
  useAskedOnce(params, grant)
  return (
    <div className={styles.page}>
      {file === null ? (
        <EmptyPreview samples={samples} onChoose={choose} onSample={chooseSample} />
      ) : opened === null && error === null ? (
        <p className={styles.opening} role="status">
          {t('imports:opening', { name: file.name })}
        </p>
      ) : opened === null && error !== null ? (
        <>
          <Problem error={error} retry={() => void begin()} />
          <EmptyPreview samples={samples} onChoose={choose} onSample={chooseSample} />
        </>
      ) : (
        <OpenPreview key={file.token} onChoose={choose} />
      )}
      <DropOverlay isOver={isOver}>{t('imports:drop')}</DropOverlay>
    </div>
  )
}

/** The reader runs while the page is open; closing the page closes the file. */
function useReader(): readonly string[] {
  const [samples, setSamples] = useState<readonly string[]>([])
  useEffect(() => {
    void ask('imports.start', {}).then((reply) => {
      if (reply.ok) setSamples(reply.value.samples)
    })
    return () => {
      closeFile()
      void ask('imports.end', {})
    }
  }, [])
  return samples
}

/** The menu's Ctrl+O, wherever the person was, or a file that was dropped on another page. */
function grant({ choose: asked, file, name }: PageParams): void {
  if (asked === true) choose()
  else if (typeof file === 'string') void openFile({ token: file, name: String(name) })
}

function choose(): void {
  void ask('imports.choose', {}).then((reply) => {
    if (!reply.ok) notifyRefused(reply.error)
    else if (reply.value.file !== null) void openFile(reply.value.file)
  })
}

function chooseSample(name: string): void {
  void ask('imports.choose-sample', { name }).then((reply) => {
    if (reply.ok) void openFile(reply.value.file)
    else notifyRefused(reply.error)
  })
}
