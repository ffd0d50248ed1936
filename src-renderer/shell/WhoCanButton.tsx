// From a thing to everybody who can do something to it (B-05), for whoever may see people.
import { Button } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import type { InsightKind } from '../../src-shared/policy/asking.ts'
import { useMay } from '../api/session.ts'
import { useText } from '../i18n/texts.ts'
import { go } from './navigation.ts'

interface WhoCanButtonProps {
  readonly kind: InsightKind
  readonly id: number
}

export function WhoCanButton({ kind, id }: WhoCanButtonProps) {
  const t = useText()
  if (!useMay('people.list')) return null
  return (
    <Button
      variant="default"
      leftSection={<IconUserSearch size={15} aria-hidden />}
      onClick={() => void go('access-who', { kind, id })}
    >
      {t('insight:who.open')}
    </Button>
  )
}
