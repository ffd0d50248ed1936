// A step takes the place of the one before it, whose button had the focus: the next button gets it.
import { useEffect, useRef } from 'react'

/** `<Button ref={useFocusAtFirst()}>`: has the focus as soon as it is there. */
export function useFocusAtFirst() {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return button
}
