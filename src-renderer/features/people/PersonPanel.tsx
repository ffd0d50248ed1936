// One person beside the list: how things stand, what they hold, and what may be done to them.
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { IssuedInvitation, PersonDetail } from '../../../src-shared/contract/people.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { EditPersonForm } from './EditPersonForm.tsx'
import { LinkDialog } from './InvitationLink.tsx'
import { ActsMenu } from './ActsMenu.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { PersonNotice } from './PersonNotice.tsx'
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { usePersonActs } from './use-person-acts.ts'

interface PersonPanelProps {
  readonly id: number
  readonly onClose: () => void
}

const changing = ['people', 'roles', 'programs', 'inventory', 'preferences'] as const

export function PersonPanel({ id, onClose }: PersonPanelProps) {
  const t = useText()
  const { value: person, error, refresh } = useCall('people.get', { person: id }, { refreshOn: changing })
  if (person !== undefined) return <Known person={person} onClose={onClose} />
  // The answer is there in a moment, and a frame before it would take the focus from the list for nothing.
  if (error === null) return null
  return (
    <SidePanel title={t('people:title')} onClose={onClose}>
      <Problem error={error} retry={refresh} />
    </SidePanel>
  )
}

/** What is open over the panel. */
type Open = 'edit' | 'reset-password' | 'restore' | null

function Known({ person, onClose }: { readonly person: PersonDetail; readonly onClose: () => void }) {
  const t = useText()
  const [open, setOpen] = useState<Open>(null)
  const [link, setLink] = useState<IssuedInvitation | null>(null)
  const acts = usePersonActs(person, { onInvited: setLink, onOpen: setOpen })
  const { displayName: name, may } = person
  const close = () => setOpen(null)
  return (
    <SidePanel
      title={open === 'edit' ? t('people:edit.title', { name }) : name}
      subtitle={person.email === name ? undefined : person.email}
      onClose={onClose}
      actions={
        open === 'edit' ? null : (
          <>
            {may.includes('edit') ? (
              <Button
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={() => setOpen('edit')}
              >
                {t('people:person.edit')}
              </Button>
            ) : null}
            <ActsMenu person={person} onAct={acts} />
          </>
        )
      }
    >
      {open === 'edit' ? (
        <EditPersonForm person={person} onClose={close} />
      ) : (
        <>
          <PersonNotice person={person} onAct={acts} />
          <PersonFacts person={person} />
        </>
      )}
      {open === 'reset-password' ? <ResetPasswordDialog person={person} onClose={close} /> : null}
      {open === 'restore' ? (
        <RestoreDialog person={person} onRestored={({ invitation }) => setLink(invitation)} onClose={close} />
      ) : null}
      {link === null ? null : <LinkDialog name={name} invitation={link} onClose={() => setLink(null)} />}
    </SidePanel>
  )
}
