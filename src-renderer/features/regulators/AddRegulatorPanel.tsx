// Adding a regulator beside the list.
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { RegulatorFields } from './RegulatorFields.tsx'
import type { RegulatorValues } from './RegulatorFields.tsx'

const nothing: RegulatorValues = { name: '', kind: 'cupa', email: '' }

export function AddRegulatorPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const form = useCallForm({
    call: 'regulators.add',
    initialValues: nothing,
    input: (values) => values,
    onDone: ({ id }, { name }) => {
      notifyDone(t('facilities:regulators.added', { name: name.trim() }))
      setParams({ regulator: id })
    },
  })
  return (
    <SidePanel title={t('facilities:regulators.add')} onClose={onClose}>
      <Form form={form} submitLabel={t('facilities:regulators.add')} onCancel={onClose} focusOn="add">
        <RegulatorFields form={form} />
      </Form>
    </SidePanel>
  )
}
