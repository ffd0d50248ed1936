// A list that fills its pane, with something to be read above it.
import type { ReactNode } from 'react'
import styles from './panel.module.css'

interface ListWithNoteProps {
  /** Null: the list alone. */
  readonly note: ReactNode
  readonly children: ReactNode
}

export function ListWithNote({ note, children }: ListWithNoteProps) {
  return (
    <div className={styles.noted}>
      {note === null ? null : <div className={styles.note}>{note}</div>}
      {children}
    </div>
  )
}
