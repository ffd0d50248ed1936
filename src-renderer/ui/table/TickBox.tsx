// The box in front of a row. The browser's own: a list draws dozens of them with every move.
import { useEffect, useRef } from 'react'
import styles from './table.module.css'

interface TickBoxProps {
  readonly label: string
  readonly checked: boolean
  readonly indeterminate?: boolean
  /** Absent in rows: the keyboard ticks them from the grid, clicks are heard by the list. */
  readonly onChange?: () => void
}

export function TickBox({ label, checked, indeterminate = false, onChange }: TickBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.tickBox}
      aria-label={label}
      checked={checked}
      {...(onChange === undefined ? { readOnly: true, tabIndex: -1 } : { onChange })}
    />
  )
}
