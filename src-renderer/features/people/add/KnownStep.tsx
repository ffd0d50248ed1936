// The e-mail is known (S1-15): somebody present goes straight to their level (S1-16), somebody removed can be restored.
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { IssuedInvitation, PersonRow } from '../../../../src-shared/contract/people.ts'
import { useMay } from '../../../api/session.ts'
import { useCall } from '../../../api/use-call.ts'
import { useText } from '../../../i18n/texts.ts'
import { setParams } from '../../../shell/navigation.ts'
import { Notice } from '../../../ui/status/Notice.tsx'
import { LinkDialog } from '../InvitationLink.tsx'
import { RestoreDialog } from '../RestoreDialog.tsx'
import styles from '../people.module.css'
import { useFocusAtFirst } from './use-focus-at-first.ts'

interface KnownStepProps {
  readonly person: PersonRow
  readonly onBack: () => void
  readonly onContinue: (person: PersonRow) => void
}

export function KnownStep({ person, onBack, onContinue }: KnownStepProps) {
  const t = useText()
  const maySetLevel = useMay('roles.set-group')
  const next = useFocusAtFirst()
  const { email, displayName: name, state } = person
  if (state === 'removed') return <RemovedStep {...{ person, onBack, onContinue }} />
  return (
    <div className={styles.stack}>
      <Notice tone="good" title={t('people:add.known', { email })} live>
        {t(maySetLevel ? 'people:add.knownHint' : 'people:add.knownNoLevel', { name })}
      </Notice>
      <Group gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('shell:back')}
        </Button>
        {maySetLevel ? (
          <Button ref={next} onClick={() => onContinue(person)}>
            {t('people:add.continue')}
          </Button>
        ) : (
          <Button ref={next} onClick={() => setParams({ person: person.id })}>
            {t('people:add.open', { name })}
          </Button>
        )}
      </Group>
    </div>
  )
}

function RemovedStep({ person, onBack }: KnownStepProps) {
  const t = useText()
  const [isRestoring, setRestoring] = useState(false)
  const [link, setLink] = useState<IssuedInvitation | null>(null)
  const detail = useCall('people.get', { person: person.id }).value
  const { email, displayName: name } = person
  const show = () => setParams({ person: person.id })
  return (
    <div className={styles.stack}>
      <Notice tone="attention" title={t('people:add.removed', { email })} live>
        {t('people:add.removedHint', { name })}
      </Notice>
      <Group gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('shell:back')}
        </Button>
        <Button disabled={detail === undefined} onClick={() => setRestoring(true)}>
          {t('people:acts.restore')}
        </Button>
      </Group>
      {isRestoring && detail !== undefined ? (
        <RestoreDialog
          person={detail}
          onClose={() => setRestoring(false)}
          onRestored={({ invitation }) => (invitation === null ? show() : setLink(invitation))}
        />
      ) : null}
      {link === null ? null : <LinkDialog name={name} invitation={link} onClose={show} />}
    </div>
  )
}
