// A file dropped anywhere in the window. The path stays in main; the page gets a token. Whoever names a kind of file without
// words for the others stands before everybody else and leaves those others to them.
import { useEffect, useRef, useState } from 'react'
import { fileToken } from '../../api/client.ts'
import { text } from '../../i18n/texts.ts'
import { notifyRefused } from '../toast/notify.ts'

export interface DroppedFile {
  readonly token: string
  readonly name: string
}

interface Wanted {
  readonly onFile: (file: DroppedFile) => void
  /** What the names of its files look like; every file is taken without it. */
  readonly kind?: RegExp
  /** What is said of files of another kind; without it they are left to whoever else takes drops. */
  readonly otherKinds?: string
  /** Takes nothing while it is set. */
  readonly isOff?: boolean
}

/** @returns whether a file that can be dropped is being dragged over the window now */
export function useFileDrop({ isOff = false, ...wanted }: Wanted): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(wanted)
  useEffect(() => {
    latest.current = wanted
  })
  const isFirst = wanted.kind !== undefined && wanted.otherKinds === undefined
  useEffect(() => {
    if (isOff) return undefined
    const stops = [
      onFiles('dragenter', () => setOver(true)),
      // Every element that is crossed is left; the window is when no other is entered. Counting would miscount where one
      // goes while it is crossed.
      onFiles('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false)),
      onFiles('dragover', (_, data) => (data.dropEffect = 'copy')),
      // The drag has ended for everybody, whoever takes what was dropped.
      onFiles('drop', () => setOver(false), true),
      onFiles(
        'drop',
        (event, data) => {
          const files = [...data.files]
          const { kind } = latest.current
          if (isFirst && !files.some(({ name }) => kind?.test(name))) return
          // Others that listen at the window still hear at capture that the drag has ended.
          event.stopPropagation()
          void taken(files, latest.current)
        },
        isFirst,
      ),
    ]
    return () => {
      for (const stop of stops) stop()
      setOver(false)
    }
  }, [isOff, isFirst])
  return isOver
}

/** Listens where files are dragged, and says that they are welcome. @returns a function that stops listening */
function onFiles(
  type: 'dragenter' | 'dragleave' | 'dragover' | 'drop',
  act: (event: DragEvent, data: DataTransfer) => unknown,
  capture = false,
): () => void {
  const listener = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    act(event, event.dataTransfer)
  }
  window.addEventListener(type, listener, { capture })
  return () => window.removeEventListener(type, listener, { capture })
}

/** One file of the kind, from the disk; anything else is refused in words. */
async function taken(files: readonly File[], { kind, otherKinds, onFile }: Wanted): Promise<void> {
  const [file, another] = files
  const refuse = (reason: string) => notifyRefused({ reason })
  if (file === undefined) return
  if (another !== undefined) return refuse(text('shell:drop.one'))
  if (kind?.test(file.name) === false && otherKinds !== undefined) return refuse(otherKinds)
  try {
    const token = await fileToken(file)
    onFile({ token, name: file.name })
  } catch {
    refuse(text('shell:drop.notOnDisk'))
  }
}
