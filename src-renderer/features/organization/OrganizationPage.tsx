// The organization's information: seen by everybody with a role, changed in place by those who may (S1-09, S2-21).
import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

type Organization = Output<'organization.view'>

export function OrganizationPage() {
  const t = useText()
  const mayEdit = useMay('organization.edit')
  const [isEditing, setEditing] = useState(false)
  const { value, error, refresh } = useCall('organization.view', {}, { refreshOn: ['organization', 'roles'] })
  const editButton = (
    <Button
      variant="default"
      leftSection={<IconPencil size={15} aria-hidden />}
      onClick={() => setEditing(true)}
    >
      {t('organization:edit')}
    </Button>
  )
  return (
    <Page
      title={t('organization:title')}
      hint={t('organization:hint')}
      actions={
        isEditing || value === undefined ? null : (
          <Group gap="xs" wrap="nowrap">
            <ContactButtons />
            {mayEdit ? editButton : null}
          </Group>
        )
      }
    >
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {value === undefined ? null : isEditing ? (
        <InformationForm organization={value} onClose={() => setEditing(false)} />
      ) : (
        <Information organization={value} />
      )}
    </Page>
  )
}

/** S2-07: Invite Contact, and the contacts among whom the invited then stand. */
function ContactButtons() {
  const t = useText()
  const mayInvite = useMay('people.invite')
  const seesPeople = useMay('people.list')
  return (
    <>
      {seesPeople ? (
        <Button
          variant="default"
          leftSection={<IconUsers size={15} aria-hidden />}
          onClick={() => void go('corporate-contacts')}
        >
          {t('organization:contacts')}
        </Button>
      ) : null}
      {mayInvite ? (
        <Button
          variant="default"
          leftSection={<IconUserPlus size={15} aria-hidden />}
          onClick={() => void go('invite-contacts')}
        >
          {t('organization:inviteContact')}
        </Button>
      ) : null}
    </>
  )
}

function Information({ organization }: { readonly organization: Organization }) {
  const t = useText()
  const format = useFormat()
  return (
    <Facts
      facts={[
        [t('organization:fields.name'), organization.name],
        [t('organization:fields.address'), organization.headquartersAddress],
        [t('organization:fields.mainCorporateContact'), organization.mainCorporateContact.displayName],
        [t('organization:fields.since'), format.date(organization.createdAt)],
      ]}
    />
  )
}

interface InformationFormProps {
  readonly organization: Organization
  readonly onClose: () => void
}

function InformationForm({ organization, onClose }: InformationFormProps) {
  const t = useText()
  const { name, headquartersAddress } = organization
  const form = useCallForm({
    call: 'organization.edit',
    initialValues: { name, headquartersAddress },
    input: (values) => values,
    onDone: () => {
      notifyDone(t('organization:saved'))
      onClose()
    },
  })
  return (
    <Form form={form} submitLabel={t('shell:save')} onCancel={onClose}>
      <TextInput
        label={t('organization:fields.name')}
        required
        maxLength={100}
        data-autofocus
        {...form.field('name')}
      />
      <Textarea
        label={t('organization:fields.address')}
        required
        autosize
        minRows={3}
        maxLength={500}
        {...form.field('headquartersAddress')}
      />
    </Form>
  )
}
