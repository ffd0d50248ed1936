// Opening a request by the code of its message (S1-23): typed, or handed over by a link, which is then tried at once.
import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { AccessRequestId } from '../../../src-shared/domain/ids.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'

interface OpenCodeDialogProps {
  /** From a link; null: typed here. */
  readonly code: string | null
  readonly onClose: () => void
  readonly onOpened: (request: AccessRequestId) => void
}

export function OpenCodeDialog({ code, onClose, onOpened }: OpenCodeDialogProps) {
  const t = useText()
  const form = useCallForm({
    call: 'access-requests.open-link',
    initialValues: { code: code ?? '' },
    input: (values) => values,
    asksBeforeLeaving: false,
    onDone: ({ request }) => onOpened(request),
    onRefused: (error) => {
      // What became of the code is said at the code.
      if (error.code === 'refused') form.refuse({ code: error.reason })
      return error.code === 'refused'
    },
  })
  // A code opens once: it must not be tried twice.
  const tried = useRef(false)
  useEffect(() => {
    if (code === null || tried.current) return
    tried.current = true
    void form.submit()
  }, [code, form])
  return (
    <Dialog title={t('access-requests:inbox.code')} onClose={onClose}>
      <Form
        form={form}
        submitLabel={t('access-requests:inbox.codeOpen')}
        onCancel={onClose}
        explainsRequired={false}
        fill
      >
        <TextInput
          label={t('access-requests:inbox.codeLabel')}
          description={t('access-requests:inbox.codeHint')}
          required
          withAsterisk={false}
          autoComplete="off"
          data-autofocus
          {...form.field('code')}
        />
      </Form>
    </Dialog>
  )
}
