// Where one is in adding a person.
import { IconCheck } from '@tabler/icons-react'
import { useText } from '../../../i18n/texts.ts'
import styles from '../people.module.css'

const names = ['email', 'person', 'invite', 'level'] as const

interface StepMarksProps {
  /** Zero-based. */
  readonly at: number
  /** Somebody known is not invited. */
  readonly skipsInvite: boolean
}

export function StepMarks({ at, skipsInvite }: StepMarksProps) {
  const t = useText()
  const steps = names
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => !skipsInvite || name !== 'invite')
  return (
    <ol className={styles.steps} aria-label={t('people:add.steps')}>
      {steps.map(({ name, index }, place) => (
        <li
          key={name}
          className={styles.step}
          {...(index === at ? { 'aria-current': 'step' } : {})}
          data-done={index < at || undefined}
        >
          <span className={styles.number} aria-hidden>
            {index < at ? <IconCheck size={12} stroke={3} /> : place + 1}
          </span>
          {t(`people:add.step.${name}`)}
        </li>
      ))}
    </ol>
  )
}
