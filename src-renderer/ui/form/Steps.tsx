// Where one is in what takes several steps.
import { IconCheck } from '@tabler/icons-react'
import styles from './steps.module.css'

interface StepsProps {
  readonly label: string
  /** What each is called. */
  readonly steps: readonly string[]
  /** Zero-based. */
  readonly current: number
  /** One below the other, beside the form; else in a row above it. */
  readonly isColumn?: boolean
}

export function Steps({ label, steps, current, isColumn = false }: StepsProps) {
  return (
    <ol className={styles.steps} data-column={isColumn || undefined} aria-label={label}>
      {steps.map((name, index) => (
        <li
          key={name}
          className={styles.step}
          {...(index === current ? { 'aria-current': 'step' } : {})}
          data-done={index < current || undefined}
        >
          <span className={styles.number} aria-hidden>
            {index < current ? <IconCheck size={12} stroke={3} /> : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  )
}
