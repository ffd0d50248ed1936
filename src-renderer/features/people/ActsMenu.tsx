// Everything that may be done to a person beside editing.
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconCircleCheck,
  IconCircleMinus,
  IconDots,
  IconEye,
  IconKey,
  IconMail,
  IconMailOff,
  IconRestore,
  IconUserMinus,
} from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import type { PersonAct, PersonDetail } from '../../../src-shared/contract/people.ts'
import { useText } from '../../i18n/texts.ts'

const icons: Record<Exclude<PersonAct, 'edit'>, TablerIcon> = {
  'invite-again': IconMail,
  'revoke-invitation': IconMailOff,
  'reset-password': IconKey,
  enable: IconCircleCheck,
  disable: IconCircleMinus,
  'view-as': IconEye,
  remove: IconUserMinus,
  restore: IconRestore,
}
const order = Object.keys(icons) as (keyof typeof icons)[]

interface ActsMenuProps {
  readonly person: PersonDetail
  readonly onAct: (act: PersonAct) => void
}

export function ActsMenu({ person, onAct }: ActsMenuProps) {
  const t = useText()
  const acts = order.filter((act) => person.may.includes(act))
  if (acts.length === 0) return null
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('people:person.moreFor', { name: person.displayName })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const Icon = icons[act]
          return (
            <Menu.Item key={act} leftSection={<Icon size={15} aria-hidden />} onClick={() => onAct(act)}>
              {t(`people:acts.${act}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
