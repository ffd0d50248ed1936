// A CSV file dropped anywhere in the window. On the pages that read CSV files it is theirs; elsewhere it is asked what to do
// with it: import people, or look at it. Exports for auditors are taken before this, by the reading room.
import { Button, Stack } from '@mantine/core'
import { IconFileImport, IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { fileToken } from '../api/client.ts'
import { useMay } from '../api/session.ts'
import { text, useText } from '../i18n/texts.ts'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import { notifyRefused } from '../ui/toast/notify.ts'
import { go, usePlace } from './navigation.ts'
import styles from './shell.module.css'

/** Pages that take dropped files themselves. */
const takers: readonly string[] = ['csv-preview', 'people-import']

interface Dropped {
  readonly token: string
  readonly name: string
}

export function DropHost() {
  const t = useText()
  const page = usePlace()?.page
  const mayImport = useMay('people.import')
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const isOver = useDroppedFile(page === undefined || takers.includes(page), (file) => {
    if (mayImport) setDropped(file)
    else open('csv-preview', file)
  })
  const choose = (where: string) => {
    if (dropped !== null) open(where, dropped)
    setDropped(null)
  }
  return (
    <>
      {isOver ? (
        <div className={styles.dropOver} aria-hidden>
          {t('shell:drop.here')}
        </div>
      ) : null}
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

function open(page: string, { token, name }: Dropped): void {
  void go(page, { file: token, name })
}

/** @returns whether a file is being dragged over the window now */
function useDroppedFile(isTaken: boolean, onFile: (file: Dropped) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  }, [onFile])
  useEffect(() => {
    if (isTaken) return undefined
    let depth = 0
    // Enter and leave come for every element that is crossed; the window is left when all of them are.
    const move = (event: DragEvent, by: number) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth + by)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent) => move(event, 1)
    const leave = (event: DragEvent) => move(event, -1)
    const hover = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const end = () => {
      depth = 0
      setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      void tokenOf([...(event.dataTransfer?.files ?? [])]).then((file) => {
        if (file !== null) latest.current(file)
      })
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener)
    // Before an export is taken, which ends the drop for everybody else.
    window.addEventListener('drop', end, { capture: true })
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener)
      window.removeEventListener('drop', end, { capture: true })
      setOver(false)
    }
  }, [isTaken])
  return over
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** Null, said to the person, where it is not one CSV file from the disk. */
async function tokenOf(files: readonly File[]): Promise<Dropped | null> {
  const [file, another] = files
  const refuse = (key: string) => {
    notifyRefused({ reason: text(`shell:drop.${key}`) })
    return null
  }
  if (file === undefined) return null
  if (another !== undefined) return refuse('one')
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return refuse('kind')
  try {
    return { token: await fileToken(file), name: file.name }
  } catch {
    return refuse('notOnDisk')
  }
}
