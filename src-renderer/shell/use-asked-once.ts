// What a page was opened for, as a file dropped on another page: it is done once. Going back there does not do it again.
import { useEffect, useRef } from 'react'
import type { PageParams } from './navigation.ts'

/** Each place has parameters of its own, even where they say the same. */
const done = new WeakSet<PageParams>()

export function useAskedOnce(params: PageParams, act: (params: PageParams) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (done.has(params)) return
    done.add(params)
    latest.current(params)
  }, [params])
}
