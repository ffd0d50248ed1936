// Renaming a thing, and the unit of a source.
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { ThingFields } from './ThingFields.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { thingOf } from './things.ts'
import type { KnownThing } from './things.ts'

interface EditThingFormProps {
  readonly thing: KnownThing
  readonly onClose: () => void
}

export function EditThingForm({ thing, onClose }: EditThingFormProps) {
  const t = useText()
  const form = useCallForm({
    call: 'inventory.edit',
    initialValues: { name: thing.name, unit: thing.unit },
    input: (values) => ({ thing: thingOf(thing), ...values }),
    onDone: (_, { name }) => {
      notifyDone(t('inventory:saved', { name: name.trim() }))
      onClose()
    },
  })
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <ThingFields kind={thing.kind} form={form} />
    </Form>
  )
}
