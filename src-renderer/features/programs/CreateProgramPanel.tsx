// Creating a program beside the list: its creator becomes its Main Site Contact.
import { TextInput } from '@mantine/core'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

export function CreateProgramPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const form = useCallForm({
    call: 'programs.create',
    initialValues: { name: '' },
    input: (values) => values,
    onDone: ({ id }, { name }) => {
      notifyDone(t('programs:created', { name: name.trim() }))
      setParams({ program: id })
    },
  })
  return (
    <SidePanel title={t('programs:create')} onClose={onClose}>
      <Form form={form} submitLabel={t('programs:create')} onCancel={onClose} focusOn="create">
        <TextInput
          label={t('programs:columns.name')}
          description={t('programs:nameHint')}
          required
          maxLength={100}
          {...form.field('name')}
        />
        <Notice tone="neutral">{t('programs:createHint')}</Notice>
      </Form>
    </SidePanel>
  )
}
