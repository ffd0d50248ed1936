// Why somebody has no access at the moment, and the one button that changes it.
import { Button } from '@mantine/core'
import type { PersonAct, PersonDetail } from '../../../src-shared/contract/people.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import type { Tone } from '../../ui/status/StatusBadge.tsx'
import styles from './people.module.css'

interface PersonNoticeProps {
  readonly person: PersonDetail
  readonly onAct: (act: PersonAct) => void
}

interface Standing {
  readonly key: string
  readonly tone: Tone
  readonly act?: PersonAct
}

export function PersonNotice({ person, onAct }: PersonNoticeProps) {
  const t = useText()
  const format = useFormat()
  const standing = standingOf(person)
  if (standing === null) return <SignInNotice person={person} />
  const { key, tone, act } = standing
  const { displayName: name, invitation } = person
  const date = invitation === null ? '' : format.date(invitation.expiresAt)
  return (
    <div className={styles.notice}>
      <Notice tone={tone}>
        <div>{t(`people:notices.${key}`, { name, date })}</div>
        {act === undefined || !person.may.includes(act) ? null : (
          <Button variant="default" size="compact-sm" mt={8} onClick={() => onAct(act)}>
            {t(`people:acts.${act}`)}
          </Button>
        )}
      </Notice>
    </div>
  )
}

/** Somebody active who still cannot sign in, because nothing has been assigned to them. */
function SignInNotice({ person: { id, signInRefusal } }: Pick<PersonNoticeProps, 'person'>) {
  const t = useText()
  if (signInRefusal === null) return null
  return (
    <div className={styles.notice}>
      <Notice tone="attention">
        <div>{signInRefusal}</div>
        <Button variant="default" size="compact-sm" mt={8} onClick={() => void go('roles', { person: id })}>
          {t('people:openRoles')}
        </Button>
      </Notice>
    </div>
  )
}

function standingOf({ state, invitation }: PersonDetail): Standing | null {
  switch (state) {
    case 'active':
      return null
    case 'invited':
      if (invitation === null) return { key: 'not-invited', tone: 'attention', act: 'invite-again' }
      return invitation.isExpired
        ? { key: 'expired', tone: 'attention', act: 'invite-again' }
        : { key: 'invited', tone: 'neutral' }
    case 'pending':
      return { key: state, tone: 'attention' }
    case 'disabled':
      return { key: state, tone: 'attention', act: 'enable' }
    case 'removed':
      return { key: state, tone: 'neutral', act: 'restore' }
  }
}
