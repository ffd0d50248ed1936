// A list that is opened again stands where it was; another question starts at the top.
import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { changeListView } from './list-view.ts'
import type { ListView } from './list-view.ts'

interface KeptPlace {
  readonly screen: string
  readonly view: ListView
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  /** The first rows are there, so that there is something to scroll in. */
  readonly filled: boolean
}

export function useKeptPlace({ screen, view, virtual, filled }: KeptPlace): void {
  const { scrollTop, search, filters, sort } = view
  const left = useRef(scrollTop)
  useEffect(() => {
    if (!filled) return undefined
    virtual.scrollToOffset(left.current)
    return () => changeListView(screen, { scrollTop: virtual.scrollOffset ?? 0 })
  }, [filled, screen, virtual])

  const question = JSON.stringify([search, filters, sort])
  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    virtual.scrollToOffset(0)
  }, [question, virtual])
}
