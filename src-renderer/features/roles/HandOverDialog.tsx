// Handing over a role that exactly one person holds: to whom, and who becomes what.
import { Button, Group } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import type { PersonLine } from '../../../src-shared/contract/roles.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import styles from './roles.module.css'

interface HandOverDialogProps {
  readonly holder: Pick<PersonLine, 'id' | 'displayName'>
  /** Of which program; null for the Main Corporate Contact. */
  readonly program: string | null
  readonly onAgree: (successor: PersonLine) => void
  readonly onClose: () => void
}

export function HandOverDialog({ holder, program, onAgree, onClose }: HandOverDialogProps) {
  const t = useText()
  const [successor, setSuccessor] = useState<PersonLine | null>(null)
  const role = program === null ? 'mainCorporate' : 'mainSite'
  const names = { successor: successor?.displayName, holder: holder.displayName, program }
  return (
    <Dialog title={t(`roles:handOver.${role}Title`, names)} onClose={onClose}>
      <div className={styles.stack}>
        <PersonPicker
          label={t('roles:handOver.successor')}
          canTakeOver
          except={[holder.id]}
          chosen={successor}
          onChoose={setSuccessor}
        />
        {successor === null ? (
          <p className={styles.description}>{t('roles:handOver.hint')}</p>
        ) : (
          <div role="status">
            <ul className={styles.becomes}>
              <li>
                <IconArrowsExchange size={16} aria-hidden />
                <span>{t(`roles:handOver.${role}Becomes`, names)}</span>
              </li>
              <li>
                <IconArrowsExchange size={16} aria-hidden />
                <span>{t(`roles:handOver.${role}Predecessor`, names)}</span>
              </li>
            </ul>
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button
            disabled={successor === null}
            onClick={() => {
              if (successor !== null) onAgree(successor)
              onClose()
            }}
          >
            {t('roles:staging.stage')}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
