// S1-11: at least two lead users, one of them an employee. Advice, shown calmly until it is met.
import { consequenceText } from '../../../src-shared/i18n/access-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './roles.module.css'

export function LeadAdvice() {
  const t = useText()
  const format = useFormat()
  const { value } = useCall('roles.advice', {}, { refreshOn: ['roles', 'people'] })
  if (value === undefined || value.consequences.length === 0) return null
  return (
    <div className={styles.advice}>
      <Notice tone="attention">
        {value.consequences.map((each) => consequenceText(t, format, each)).join(' ')}
      </Notice>
    </div>
  )
}
