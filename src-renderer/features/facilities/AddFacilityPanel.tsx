// Adding a facility beside the list (S1-09).
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { FacilityFields, facilityInput } from './FacilityFields.tsx'

export function AddFacilityPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const form = useCallForm({
    call: 'facilities.add',
    initialValues: { name: '', siteId: '', address: '', regulatorId: '' },
    input: facilityInput,
    onDone: ({ id }, { name }) => {
      notifyDone(t('facilities:added', { name: name.trim() }))
      setParams({ facility: id })
    },
  })
  return (
    <SidePanel title={t('facilities:add')} onClose={onClose}>
      <Form form={form} submitLabel={t('facilities:add')} onCancel={onClose} focusOn="add">
        <FacilityFields form={form} />
      </Form>
    </SidePanel>
  )
}
