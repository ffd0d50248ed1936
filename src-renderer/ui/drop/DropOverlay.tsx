// What lies over the window while a file is dragged over it: what dropping it here does.
import type { ReactNode } from 'react'
import styles from './drop.module.css'

interface Props {
  readonly isOver: boolean
  readonly children: ReactNode
}

export function DropOverlay({ isOver, children }: Props) {
  return isOver ? (
    <div className={styles.over} aria-hidden>
      {children}
    </div>
  ) : null
}
