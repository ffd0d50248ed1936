// An export dropped anywhere on the window. Other files are left to whatever page takes them.
import { useEffect, useRef } from 'react'
import { fileToken } from '../../api/client.ts'
import { text } from '../../i18n/texts.ts'
import { notifyRefused } from '../../ui/toast/notify.ts'

const extension = '.keyholder-audit'

export function useExportDrop(onFile: (file: { token: string; name: string }) => void): void {
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  }, [onFile])
  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => name.endsWith(extension))
      if (file === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void fileToken(file)
        .then((token) => latest.current({ token, name: file.name }))
        .catch(() => notifyRefused({ reason: text('reading:notOnDisk') }))
    }
    window.addEventListener('dragover', hover)
    // Before the pages, which take any file.
    window.addEventListener('drop', drop, { capture: true })
    return () => {
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop, { capture: true })
    }
  }, [])
}
