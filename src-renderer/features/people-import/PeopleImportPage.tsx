// Import people (B-03): a file, what its columns are, a dry run over every row, and then the import.
import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { DragEvent } from 'react'
import { ask, fileToken } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { PageParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { DryRun } from './DryRun.tsx'
import { Mapping } from './Mapping.tsx'
import styles from './people-import.module.css'
import { Running } from './Running.tsx'
import { useImport } from './use-import.ts'

/** Files that have been opened: going back to where one was dropped does not open it again. */
const opened = new WeakSet<PageParams>()

export function PeopleImportPage({ params }: PageProps) {
  const t = useText()
  const format = useFormat()
  const current = useImport()
  const { file, found, error, running } = current
  // A file that was dropped on another page.
  useEffect(() => {
    if (typeof params.file !== 'string' || opened.has(params)) return
    opened.add(params)
    void current.open({ token: params.file, name: String(params.name) })
  }, [params, current])
  const choose = async () => {
    const reply = await ask('imports.choose', {})
    if (!reply.ok) notifyRefused(reply.error)
    else if (reply.value.file !== null) await current.open(reply.value.file)
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    const [dropped, another] = [...event.dataTransfer.files]
    if (dropped === undefined) return
    if (another !== undefined) return notifyRefused({ reason: t('people-import:oneFile') })
    await current.open({ token: await fileToken(dropped), name: dropped.name })
  }
  return (
    <Page title={t('people-import:title')} hint={t('people-import:intro')}>
      <div
        className={styles.page}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => void drop(event)}
      >
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
      </div>
    </Page>
  )
}
