// One program beside the list: who leads it, what the person is in it, and the way to its contacts.
import { Button, TextInput } from '@mantine/core'
import { IconPencil, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProgramRow } from '../../../src-shared/contract/programs.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { WhoCanButton } from '../../shell/WhoCanButton.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

interface ProgramPanelProps {
  readonly id: ProgramId
  readonly onClose: () => void
}

export function ProgramPanel({ id, onClose }: ProgramPanelProps) {
  const t = useText()
  const { value, error, refresh } = useCall('programs.get', { id }, { refreshOn: ['programs', 'roles'] })
  if (value !== undefined && error === null) return <Known program={value} onClose={onClose} />
  return (
    <SidePanel title={t('programs:title')} onClose={onClose}>
      {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
    </SidePanel>
  )
}

interface KnownProps {
  readonly program: ProgramRow
  readonly onClose: () => void
}

function Known({ program, onClose }: KnownProps) {
  const t = useText()
  const [isEditing, setEditing] = useState(false)
  const { name, may } = program
  const rename = (
    <Button
      variant="default"
      leftSection={<IconPencil size={15} aria-hidden />}
      onClick={() => setEditing(true)}
    >
      {t('programs:edit')}
    </Button>
  )
  return (
    <SidePanel
      title={isEditing ? t('programs:editTitle', { name }) : name}
      actions={
        isEditing ? null : (
          <>
            {may.editInfo ? rename : null}
            <WhoCanButton kind="program" id={program.id} />
          </>
        )
      }
      onClose={onClose}
    >
      {isEditing ? (
        <RenameForm program={program} onClose={() => setEditing(false)} />
      ) : (
        <ProgramFacts program={program} />
      )}
    </SidePanel>
  )
}

function ProgramFacts({ program }: { readonly program: ProgramRow }) {
  const t = useText()
  const format = useFormat()
  const { id, mainSiteContact, contacts: count, createdAt, ownRole } = program
  const role = ownRole === null ? t('programs:throughCorporate') : t(`policy:roles.programs.${ownRole}.label`)
  return (
    <>
      <Facts
        facts={[
          [t('programs:columns.mainSiteContact'), mainSiteContact.displayName],
          [t('programs:columns.contacts'), t('programs:contactCount', { count })],
          [t('programs:columns.createdAt'), format.date(createdAt)],
          [t('programs:ownRole'), role],
        ]}
      />
      <Button
        mt="md"
        leftSection={<IconUsersGroup size={15} aria-hidden />}
        onClick={() => void go('program-contacts', { program: id })}
      >
        {t('programs:manageContacts')}
      </Button>
    </>
  )
}

function RenameForm({ program, onClose }: KnownProps) {
  const t = useText()
  const { id, name } = program
  const form = useCallForm({
    call: 'programs.edit-info',
    initialValues: { name },
    input: (values) => ({ id, ...values }),
    onDone: (_, values) => {
      notifyDone(t('programs:saved', { name: values.name.trim() }))
      onClose()
    },
  })
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <TextInput
        label={t('programs:columns.name')}
        description={t('programs:nameHint')}
        required
        maxLength={100}
        {...form.field('name')}
      />
    </Form>
  )
}
