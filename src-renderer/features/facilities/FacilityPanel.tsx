// One facility beside the list: what is known of it, and editing and removing it for those who may (S1-09).
import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { FacilityRow } from '../../../src-shared/contract/facilities.ts'
import type { FacilityId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { WhoCanButton } from '../../shell/WhoCanButton.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { FacilityFields, facilityInput } from './FacilityFields.tsx'

interface FacilityPanelProps {
  readonly id: FacilityId
  readonly onClose: () => void
}

export function FacilityPanel({ id, onClose }: FacilityPanelProps) {
  const t = useText()
  const { value: facility, error, refresh } = useCall('facilities.get', { id }, { refreshOn: ['facilities'] })
  if (facility !== undefined && error === null) return <Known facility={facility} onClose={onClose} />
  return (
    <SidePanel title={t('facilities:title')} onClose={onClose}>
      {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
    </SidePanel>
  )
}

interface KnownProps {
  readonly facility: FacilityRow
  readonly onClose: () => void
}

function Known({ facility, onClose }: KnownProps) {
  const t = useText()
  const mayEdit = useMay('facilities.edit')
  const [isEditing, setEditing] = useState(false)
  const { name } = facility
  const remove = useRemove(facility, onClose)
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => setEditing(true)}
      >
        {t('facilities:edit')}
      </Button>
      <Button variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
        {t('facilities:remove.button')}
      </Button>
    </>
  )
  return (
    <SidePanel
      title={isEditing ? t('facilities:editTitle', { name }) : name}
      subtitle={isEditing ? undefined : facility.siteId}
      actions={
        isEditing ? null : (
          <>
            {mayEdit ? actions : null}
            <WhoCanButton kind="facility" id={facility.id} />
          </>
        )
      }
      onClose={onClose}
    >
      {isEditing ? (
        <EditForm facility={facility} onClose={() => setEditing(false)} />
      ) : (
        <Facts
          facts={[
            [t('facilities:columns.siteId'), facility.siteId],
            [t('facilities:columns.address'), facility.address],
            [t('facilities:columns.regulator'), facility.regulator.name],
          ]}
        />
      )}
    </SidePanel>
  )
}

function useRemove({ id, name }: FacilityRow, onClose: () => void): () => void {
  const t = useText()
  const remove = async () => {
    const agreed = await confirm({
      title: t('facilities:remove.title', { name }),
      consequence: t('facilities:remove.consequence'),
      act: t('facilities:remove.act'),
      dangerous: true,
    })
    if (!agreed) return
    const reply = await ask('facilities.remove', { id })
    if (!reply.ok) return notifyRefused(reply.error)
    notifyDone(t('facilities:remove.done', { name }))
    onClose()
  }
  return () => void remove()
}

function EditForm({ facility, onClose }: KnownProps) {
  const t = useText()
  const { id, name, siteId, address, regulator } = facility
  const form = useCallForm({
    call: 'facilities.edit',
    initialValues: { name, siteId, address, regulatorId: String(regulator.id) },
    input: (values) => ({ id, ...facilityInput(values) }),
    onDone: (_, values) => {
      notifyDone(t('facilities:saved', { name: values.name.trim() }))
      onClose()
    },
  })
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <FacilityFields form={form} />
    </Form>
  )
}
