// What is known of something, as pairs of a word and its value, under a heading of their own where there are several groups.
import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './facts.module.css'

interface FactsProps {
  /** Absent: the panel's own title says it. */
  readonly title?: string
  readonly hint?: string | undefined
  /** A button beside the heading. */
  readonly action?: ReactNode
  /** What is null or empty is left out. */
  readonly facts: readonly (readonly [label: string, value: ReactNode])[]
}

export function Facts({ title, hint, action, facts }: FactsProps) {
  const heading = useId()
  return (
    <section className={styles.section} {...(title === undefined ? {} : { 'aria-labelledby': heading })}>
      {title === undefined ? null : (
        <header className={styles.head}>
          <h3 id={heading}>{title}</h3>
          {action}
        </header>
      )}
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label} className={styles.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
