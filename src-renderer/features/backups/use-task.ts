// One long act at a time: busy while it runs, and what was refused is told.
import { useState } from 'react'
import { CallRefused } from '../../api/client.ts'
import { notifyRefused } from '../../ui/toast/notify.ts'

/** `run` never rejects; a cancelled act says nothing. */
export function useTask() {
  const [busy, setBusy] = useState(false)
  const run = (work: () => Promise<void>) => {
    setBusy(true)
    work()
      .catch((error: unknown) => {
        if (!(error instanceof CallRefused)) throw error
        if (error.error.code !== 'cancelled') notifyRefused(error.error)
      })
      .finally(() => setBusy(false))
  }
  return { busy, run }
}
