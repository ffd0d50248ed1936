// The level, by its box (S1-20), with what each lets somebody do.
import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import { groupRoles } from '../../../src-shared/policy/roles.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './requests.module.css'
import { levelLabel } from './words.ts'

interface LevelChoiceProps {
  readonly label: string
  /** Held already: nothing to choose. */
  readonly present?: string
  /** Who answers sees which one was wished. */
  readonly wished?: string
  readonly value?: string | null
  readonly onChange?: (value: string) => void
  readonly error?: ReactNode
}

export function LevelChoice({ label, present, wished, ...field }: LevelChoiceProps) {
  const t = useText()
  return (
    <Radio.Group label={label} required {...field}>
      <div className={styles.levels}>
        {groupRoles.map((level) => (
          <Radio
            key={level}
            value={level}
            disabled={level === present}
            aria-invalid={field.error ? true : undefined}
            label={
              level === wished
                ? `${levelLabel(t, level)} (${t('access-requests:answer.wished')})`
                : levelLabel(t, level)
            }
            description={t(`policy:roles.submittals.${level}.description`)}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
