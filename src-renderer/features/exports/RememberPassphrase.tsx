// Having the passphrase remembered by this computer's key store, and forgotten again.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ExportsState } from '../../../src-shared/contract/exports.ts'
import { useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'

interface RememberButtonsProps {
  readonly keyStore: ExportsState['keyStore']
  readonly isRemembered: boolean
}

export function RememberButtons({ keyStore, isRemembered }: RememberButtonsProps) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const forgetting = useCommand('exports.forget-passphrase')
  const forget = async () => {
    const isSure = await confirm({
      title: t('exports:key.forgetTitle'),
      consequence: t('exports:key.forgetConsequence'),
      act: t('exports:key.forget'),
    })
    if (!isSure) return
    const reply = await forgetting.run({})
    if (reply.ok) notifyDone(t('exports:key.forgotten'))
    else notifyRefused(reply.error)
  }
  if (isRemembered)
    return (
      <Button variant="default" loading={forgetting.busy} onClick={() => void forget()}>
        {t('exports:key.forget')}
      </Button>
    )
  if (keyStore !== 'usable') return null
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('exports:key.remember')}
      </Button>
      {isAsking ? <RememberDialog onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function RememberDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const form = useCallForm({
    call: 'exports.remember-passphrase',
    initialValues: { passphrase: '' },
    input: (values) => values,
    onDone: () => {
      notifyDone(t('exports:key.remembered'))
      onClose()
    },
  })
  return (
    <Dialog title={t('exports:key.remember')} onClose={onClose}>
      <Form form={form} submitLabel={t('exports:key.remember')} onCancel={onClose}>
        <p>{t('exports:key.rememberHint')}</p>
        <PasswordField
          label={t('exports:create.passphrase')}
          required
          autoComplete="off"
          {...form.field('passphrase')}
        />
      </Form>
    </Dialog>
  )
}
