// Adding a person in the Submittals manner, step by step as its manual tells it: the e-mail twice, whether it is known, who
// it is, Initiate Invite, the level of access, Save (S1-14..20).
import { useState } from 'react'
import type { IssuedInvitation, PersonRow } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Steps } from '../../ui/form/Steps.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { EmailStep } from './add/EmailStep.tsx'
import { InviteStep } from './add/InviteStep.tsx'
import type { Invitee } from './add/InviteStep.tsx'
import { KnownStep } from './add/KnownStep.tsx'
import { LevelStep } from './add/LevelStep.tsx'
import { NamesStep } from './add/NamesStep.tsx'

/** Somebody whose level is to be chosen; the invitation where they have just been invited. */
interface Chosen {
  readonly id: PersonId
  readonly name: string
  readonly invitation: IssuedInvitation | null
}

type Step =
  | { readonly at: 'email'; readonly email: string }
  | { readonly at: 'known'; readonly person: PersonRow }
  | { readonly at: 'names'; readonly invitee: Invitee }
  | { readonly at: 'invite'; readonly invitee: Invitee }
  | { readonly at: 'level'; readonly chosen: Chosen }

const marks = { email: 'email', known: 'person', names: 'person', invite: 'invite', level: 'level' } as const

export function AddPersonPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const [step, setStep] = useState<Step>({ at: 'email', email: '' })
  // Somebody known is not invited.
  const isKnown = step.at === 'known' || (step.at === 'level' && step.chosen.invitation === null)
  const names = (['email', 'person', 'invite', 'level'] as const).filter(
    (name) => !isKnown || name !== 'invite',
  )
  return (
    <SidePanel title={t('people:add.title')} onClose={onClose}>
      <Steps
        label={t('people:add.steps')}
        steps={names.map((name) => t(`people:add.step.${name}`))}
        current={names.indexOf(marks[step.at])}
      />
      {content()}
    </SidePanel>
  )

  function content() {
    switch (step.at) {
      case 'email':
        return (
          <EmailStep
            email={step.email}
            onCancel={onClose}
            onAnswered={({ email, person }) =>
              setStep(person === null ? { at: 'names', invitee: unnamed(email) } : { at: 'known', person })
            }
          />
        )
      case 'known':
        return (
          <KnownStep
            person={step.person}
            onBack={() => setStep({ at: 'email', email: step.person.email })}
            onContinue={({ id, displayName: name }) =>
              setStep({ at: 'level', chosen: { id, name, invitation: null } })
            }
          />
        )
      case 'names':
        return (
          <NamesStep
            invitee={step.invitee}
            onBack={() => setStep({ at: 'email', email: step.invitee.email })}
            onContinue={(invitee) => setStep({ at: 'invite', invitee })}
          />
        )
      case 'invite':
        return (
          <InviteStep
            invitee={step.invitee}
            onBack={() => setStep({ at: 'names', invitee: step.invitee })}
            onInvited={(chosen) => setStep({ at: 'level', chosen })}
          />
        )
      case 'level':
        return <LevelStep {...step.chosen} onDone={() => setParams({ person: step.chosen.id })} />
    }
  }
}

function unnamed(email: string): Invitee {
  return { email, firstName: '', lastName: '', phone: '', title: '' }
}
