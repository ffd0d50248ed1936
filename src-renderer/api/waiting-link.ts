// The link that the program was opened with, as main keeps it for the page: asked for when the page is ready for it, and
// whenever main says that there is one.
import { useEffect, useRef } from 'react'
import type { Output } from '../../src-shared/contract/index.ts'
import { ask, on } from './client.ts'

export type WaitingLink = NonNullable<Output<'links.waiting'>['link']>

/** Hands over links as long as it is mounted. Who follows one, or will not, calls `forgetLink`. */
export function useWaitingLink(follow: (link: WaitingLink) => void): void {
  const latest = useRef(follow)
  useEffect(() => {
    latest.current = follow
  })
  useEffect(() => {
    let isHere = true
    const look = async () => {
      const reply = await ask('links.waiting', {})
      if (isHere && reply.ok && reply.value.link !== null) latest.current(reply.value.link)
    }
    void look()
    const stop = on('link', () => void look())
    return () => {
      isHere = false
      stop()
    }
  }, [])
}

/** Main keeps the link no longer. */
export async function forgetLink(): Promise<void> {
  await ask('links.forget', {})
}
