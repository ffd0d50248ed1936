// What can be done with the selected people; opens the dialog that previews it.
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useSignedIn } from '../../../api/session.ts'
import { useText } from '../../../i18n/texts.ts'
import { bulkActs } from './bulk-acts.ts'
import type { ActName } from './bulk-acts.ts'

export function BulkMenu({ onPick }: { readonly onPick: (act: ActName) => void }) {
  const t = useText()
  const { allowed } = useSignedIn()
  const offered = bulkActs.filter(({ needs }) => allowed.includes(needs))
  if (offered.length === 0) return null
  return (
    <Menu position="top-start" shadow="md">
      <Menu.Target>
        <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={13} aria-hidden />}>
          {t('people:bulk.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('people:bulk.menuLabel')}>
        {offered.map(({ name, icon: Icon }) => (
          <Menu.Item key={name} leftSection={<Icon size={15} aria-hidden />} onClick={() => onPick(name)}>
            {t(`people:bulk.acts.${name}`)}…
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
