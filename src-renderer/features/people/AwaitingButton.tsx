// How many wait for approval (S2-15); leads to them. Absent while nobody does.
import { Button } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'

export function AwaitingButton() {
  const t = useText()
  const mayApprove = useMay('people.approve')
  const { value } = useCall('people.awaiting', mayApprove ? {} : null, { refreshOn: ['people'] })
  const count = value?.people.length ?? 0
  if (count === 0) return null
  return (
    <Button
      variant="default"
      leftSection={<IconHourglass size={15} aria-hidden />}
      onClick={() => setParams({ awaiting: true })}
    >
      {t('people:awaiting.count', { count })}
    </Button>
  )
}
