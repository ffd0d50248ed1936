// Designating a new Main Site Contact from within the program: who becomes what, gained and lost, and then at once.
import { Button, Group } from '@mantine/core'
import type { PersonLine } from '../../../src-shared/contract/roles.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { StagedChanges } from '../../ui/staging/StagedChanges.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import styles from './roles.module.css'
import { stagedSections } from './staged-sections.tsx'
import type { StagedItem } from './staging.ts'

interface TransferDialogProps {
  readonly program: { readonly id: ProgramId; readonly name: string }
  readonly main: Pick<PersonLine, 'id' | 'displayName'>
  readonly successor: Pick<PersonLine, 'id' | 'displayName'>
  readonly onClose: () => void
}

export function TransferDialog({ program, main, successor, onClose }: TransferDialogProps) {
  const t = useText()
  const format = useFormat()
  const transfer = { program: program.id, person: successor.id, present: main.id }
  const item: StagedItem = {
    change: { action: 'programs.transfer-main-site', ...transfer },
    person: successor.displayName,
    program: program.name,
    predecessor: main.displayName,
  }
  const { value, error } = useCall('programs.preview-contacts', {
    changes: [{ action: 'programs.transfer-main-site', ...transfer }],
  })
  const command = useCommand('programs.transfer-main-site')
  const names = { successor: successor.displayName, holder: main.displayName, program: program.name }
  const run = async () => {
    const reply = await command.run(transfer)
    if (!reply.ok) return
    notifyDone(t('roles:handOver.done', names))
    onClose()
  }
  const problem = command.error ?? error
  return (
    <Dialog title={t('roles:handOver.mainSiteTitle', names)} width={560} onClose={onClose}>
      <div className={styles.stack}>
        {problem === null ? null : <Problem error={problem} />}
        <p className={styles.description}>
          {t('roles:handOver.mainSiteBecomes', names)} {t('roles:handOver.mainSitePredecessor', names)}
        </p>
        <StagedChanges
          changes={stagedSections(
            { items: [item], value, isCurrent: value !== undefined, error },
            { t, format },
          )}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button
            loading={command.busy}
            disabled={value?.changes[0]?.isAllowed !== true}
            onClick={() => void run()}
          >
            {t('roles:handOver.act')}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
