// Import people (B-03): a file, what its columns are, a dry run over every row, and then the import.
import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { useAskedOnce } from '../../shell/use-asked-once.ts'
import { DropOverlay } from '../../ui/drop/DropOverlay.tsx'
import { useFileDrop } from '../../ui/drop/use-file-drop.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { DryRun } from './DryRun.tsx'
import { Mapping } from './Mapping.tsx'
import styles from './people-import.module.css'
import { Running } from './Running.tsx'
import { useImport } from './use-import.ts'

export function PeopleImportPage({ params }: PageProps) {
  const t = useText()
  const format = useFormat()
  const current = useImport()
  const { file, found, error, running } = current
  // A file that was dropped on another page.
  useAskedOnce(params, ({ file: dropped, name }) => {
    if (typeof dropped === 'string') void current.open({ token: dropped, name: String(name) })
  })
  const choose = async () => {
    const reply = await ask('imports.choose', {})
    if (!reply.ok) notifyRefused(reply.error)
    else if (reply.value.file !== null) await current.open(reply.value.file)
  }
  const isOver = useFileDrop({ onFile: (dropped) => void current.open(dropped) })
  return (
    <Page title={t('people-import:title')} hint={t('people-import:intro')}>
      <div className={styles.page}>
        {file === null ? (
          <div className={styles.drop}>
            <IconFileSpreadsheet size={28} aria-hidden />
            <Button loading={running !== null} onClick={() => void choose()}>
              {t('people-import:choose')}
            </Button>
            <span>{t('people-import:dropHint')}</span>
          </div>
        ) : (
          <div className={styles.file}>
            <strong>
              {t('people-import:file', { name: file.name, count: file.rows, rows: format.count(file.rows) })}
            </strong>
            <span>
              {t('people-import:fileFacts', {
                encoding: file.encoding,
                delimiter: file.delimiter === '\t' ? 'Tab' : file.delimiter,
              })}
            </span>
            <Button variant="default" size="compact-sm" onClick={() => void choose()}>
              {t('people-import:another')}
            </Button>
          </div>
        )}
        {error === null ? null : (
          <Notice tone="refused" live>
            {error.reason}
          </Notice>
        )}
        {file === null ? null : <Mapping current={current} file={file} />}
        {running?.what === 'importing' ? null : <Running current={current} />}
        {found === null ? null : <DryRun key={found.run} current={current} found={found} />}
        <DropOverlay isOver={isOver}>{t('people-import:drop')}</DropOverlay>
      </div>
    </Page>
  )
}
