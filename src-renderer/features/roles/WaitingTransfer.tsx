// A role that waits for its successor to register or to be approved, and its cancelling by those who could make it.
import { Button } from '@mantine/core'
import type { WaitingTransferLine } from '../../../src-shared/contract/roles.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './roles.module.css'

export function WaitingTransfer({ waiting }: { readonly waiting: WaitingTransferLine }) {
  const t = useText()
  const format = useFormat()
  const { id: transfer, program, successor, predecessor, waitsFor, at, by, mayCancel } = waiting
  const role = program === null ? 'mainCorporate' : 'mainSite'
  const names = {
    successor: successor.displayName,
    holder: predecessor.displayName,
    program: program?.name ?? '',
    context: waitsFor,
  }
  const cancel = async () => {
    const agreed = await confirm({
      title: t('roles:waiting.cancelTitle', names),
      consequence: t('roles:waiting.cancelConsequence', names),
      act: t('roles:waiting.cancel'),
      dangerous: true,
    })
    if (!agreed) return
    const reply =
      program === null
        ? await ask('roles.cancel-transfer', { transfer })
        : await ask('programs.cancel-transfer', { program: program.id, transfer })
    if (reply.ok) notifyDone(t('roles:waiting.cancelled'))
    else notifyRefused(reply.error)
  }
  return (
    <Notice tone="attention" title={t(`roles:waiting.${role}`, names)}>
      <div>{t(`roles:waiting.until`, names)}</div>
      <div className={styles.soft}>{t('roles:held.sinceBy', { date: format.date(at), by })}</div>
      {mayCancel ? (
        <Button variant="default" size="compact-sm" mt={6} onClick={() => void cancel()}>
          {t('roles:waiting.cancel')}
        </Button>
      ) : null}
    </Notice>
  )
}
