// Files dragged over the window: one of them can be dropped anywhere on the page. The path stays in main; the page gets a token.
import { useEffect, useRef, useState } from 'react'
import { fileToken } from '../../api/client.ts'
import { text } from '../../i18n/texts.ts'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { openFile } from './preview-store.ts'

/** @returns whether a file is being dragged over the window now */
export function useDrop(): boolean {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  useEffect(() => {
    // Enter and leave come for every element that is crossed; the window is left when all of them are.
    const move = (event: DragEvent, by: number) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth.current = Math.max(0, depth.current + by)
      setOver(depth.current > 0)
    }
    const enter = (event: DragEvent) => move(event, 1)
    const leave = (event: DragEvent) => move(event, -1)
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth.current = 0
      setOver(false)
      void take([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

async function take(files: readonly File[]): Promise<void> {
  const [file] = files
  if (file === undefined) return
  if (files.length > 1) {
    notifyRefused({ reason: text('imports:oneFile') })
    return
  }
  try {
    await openFile({ token: await fileToken(file), name: file.name })
  } catch {
    notifyRefused({ reason: text('imports:notOnDisk') })
  }
}
