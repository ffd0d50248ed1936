// A CSV file dropped anywhere in the window. On the pages that read CSV files it is theirs; elsewhere it is asked what to do
// with it: import people, or look at it. Exports for auditors are taken before this, by the reading room.
import { Button, Stack } from '@mantine/core'
import { IconFileImport, IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../api/session.ts'
import { useText } from '../i18n/texts.ts'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import { DropOverlay } from '../ui/drop/DropOverlay.tsx'
import { useFileDrop } from '../ui/drop/use-file-drop.ts'
import type { DroppedFile } from '../ui/drop/use-file-drop.ts'
import { go, usePlace } from './navigation.ts'
import styles from './shell.module.css'

/** Pages that take dropped files themselves. */
const takers: readonly string[] = ['csv-preview', 'people-import']

export function DropHost() {
  const t = useText()
  const page = usePlace()?.page
  const mayImport = useMay('people.import')
  const [dropped, setDropped] = useState<DroppedFile | null>(null)
  const isOver = useFileDrop({
    isOff: page === undefined || takers.includes(page),
    kind: /\.(csv|tsv|txt)$/i,
    otherKinds: t('shell:drop.kind'),
    onFile: (file) => {
      if (mayImport) setDropped(file)
      else open('csv-preview', file)
    },
  })
  const choose = (where: string) => {
    if (dropped !== null) open(where, dropped)
    setDropped(null)
  }
  return (
    <>
      <DropOverlay isOver={isOver}>{t('shell:drop.here')}</DropOverlay>
      {dropped === null ? null : (
        <Dialog title={t('shell:drop.title', { name: dropped.name })} onClose={() => setDropped(null)}>
          <Stack gap="sm">
            <Button
              leftSection={<IconFileImport size={15} aria-hidden />}
              data-autofocus
              onClick={() => choose('people-import')}
            >
              {t('shell:drop.people')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
              onClick={() => choose('csv-preview')}
            >
              {t('shell:drop.preview')}
            </Button>
            <p className={styles.dropHint}>{t('shell:drop.hint')}</p>
          </Stack>
        </Dialog>
      )}
    </>
  )
}

function open(page: string, { token, name }: DroppedFile): void {
  void go(page, { file: token, name })
}
