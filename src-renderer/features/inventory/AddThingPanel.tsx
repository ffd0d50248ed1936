// Adding an entity, an asset or an emission source to where the person is in the tree.
import type { ThingKind } from '../../../src-shared/contract/inventory.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { ThingFields } from './ThingFields.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import { placeOf, wayTo } from './things.ts'
import type { Inventory, KnownThing } from './things.ts'
import { useWay } from './use-way.ts'

interface AddThingPanelProps {
  readonly inventory: Inventory
  /** Where it shall stand; null is the top. */
  readonly thing: KnownThing | null
  readonly kind: ThingKind
  readonly onClose: () => void
}

export function AddThingPanel({ inventory, thing, kind, onClose }: AddThingPanelProps) {
  const t = useText()
  const place = useWay(thing === null ? [] : [...wayTo(inventory, thing), thing])
  const form = useCallForm({
    call: 'inventory.add',
    initialValues: { name: '', unit: '' },
    input: (values) => ({ kind, in: placeOf(thing), ...values }),
    onDone: ({ id }, { name }) => {
      notifyDone(t('inventory:added', { name: name.trim() }))
      setParams({ [kind]: id })
    },
  })
  return (
    <SidePanel
      title={t(`inventory:add.${kind}`)}
      subtitle={t('inventory:add.in', { place })}
      onClose={onClose}
    >
      <Form form={form} submitLabel={t(`inventory:add.${kind}`)} onCancel={onClose} focusOn={kind}>
        <ThingFields kind={kind} form={form} />
      </Form>
    </SidePanel>
  )
}
