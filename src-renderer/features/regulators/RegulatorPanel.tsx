// One regulator beside the list: what is known of it, editing it, and removing it while no facility answers to it.
import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { RegulatorRow } from '../../../src-shared/contract/regulators.ts'
import type { RegulatorId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { RegulatorFields } from './RegulatorFields.tsx'
import type { RegulatorValues } from './RegulatorFields.tsx'

interface RegulatorPanelProps {
  readonly id: RegulatorId
  readonly onClose: () => void
}

export function RegulatorPanel({ id, onClose }: RegulatorPanelProps) {
  const t = useText()
  const { value, error, refresh } = useCall('regulators.get', { id }, { refreshOn: ['facilities'] })
  if (value !== undefined && error === null) return <Known regulator={value} onClose={onClose} />
  return (
    <SidePanel title={t('facilities:regulators.title')} onClose={onClose}>
      {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
    </SidePanel>
  )
}

interface KnownProps {
  readonly regulator: RegulatorRow
  readonly onClose: () => void
}

function Known({ regulator, onClose }: KnownProps) {
  const t = useText()
  const mayEdit = useMay('settings.edit')
  const [isEditing, setEditing] = useState(false)
  const { name, kind, email, facilities: count } = regulator
  const remove = useRemove(regulator, onClose)
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => setEditing(true)}
      >
        {t('facilities:regulators.edit')}
      </Button>
      <Button variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
        {t('facilities:regulators.remove.button')}
      </Button>
    </>
  )
  return (
    <SidePanel
      title={isEditing ? t('facilities:regulators.editTitle', { name }) : name}
      actions={isEditing || !mayEdit ? null : actions}
      onClose={onClose}
    >
      {isEditing && mayEdit ? (
        <EditForm regulator={regulator} onClose={() => setEditing(false)} />
      ) : (
        <Facts
          facts={[
            [t('facilities:regulators.columns.kind'), t(`facilities:kinds.${kind}`)],
            [t('facilities:regulators.columns.email'), email],
            [t('facilities:regulators.columns.facilities'), t('facilities:regulators.answering', { count })],
          ]}
        />
      )}
    </SidePanel>
  )
}

function useRemove({ id, name, facilities }: RegulatorRow, onClose: () => void): () => void {
  const t = useText()
  const remove = async () => {
    // While facilities answer to it, main refuses and says so: nothing to ask first.
    const agreed =
      facilities > 0 ||
      (await confirm({
        title: t('facilities:regulators.remove.title', { name }),
        consequence: t('facilities:regulators.remove.consequence'),
        act: t('facilities:regulators.remove.act'),
        dangerous: true,
      }))
    if (!agreed) return
    const reply = await ask('regulators.remove', { id })
    if (!reply.ok) return notifyRefused(reply.error)
    notifyDone(t('facilities:regulators.remove.done', { name }))
    onClose()
  }
  return () => void remove()
}

function EditForm({ regulator, onClose }: KnownProps) {
  const t = useText()
  const { id, name, kind, email } = regulator
  const initialValues: RegulatorValues = { name, kind, email }
  const form = useCallForm({
    call: 'regulators.edit',
    initialValues,
    input: (values) => ({ id, ...values }),
    onDone: (_, values) => {
      notifyDone(t('facilities:regulators.saved', { name: values.name.trim() }))
      onClose()
    },
  })
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <RegulatorFields form={form} />
    </Form>
  )
}
