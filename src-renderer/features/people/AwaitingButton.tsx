// How many wait for approval (S2-15); leads to them. Absent while nobody does.
import { Button } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import styles from './people.module.css'

export function AwaitingButton() {
  const t = useText()
  const format = useFormat()
  const mayApprove = useMay('people.approve')
  const { value } = useCall('people.awaiting', mayApprove ? {} : null, { refreshOn: ['people'] })
  const count = value?.people.length ?? 0
  if (count === 0) return null
  const label = t('people:awaiting.count', { count })
  return (
    <Button
      variant="default"
      aria-label={label}
      leftSection={<IconHourglass size={15} aria-hidden />}
      onClick={() => setParams({ awaiting: true })}
    >
      <span className={styles.awaitingWords}>{label}</span>
      <span className={styles.awaitingCount}>{format.count(count)}</span>
    </Button>
  )
}
