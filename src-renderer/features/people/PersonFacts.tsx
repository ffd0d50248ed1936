// Who somebody is, what they hold in each module, and when they came and were last seen.
import { Button, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PersonDetail } from '../../../src-shared/contract/people.ts'
import { personCell } from '../../../src-shared/domain/person-cells.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { InvitationHistory } from '../../shell/InvitationHistory.tsx'
import { go } from '../../shell/navigation.ts'
import { useCall } from '../../api/use-call.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { EndBadge } from '../../ui/status/EndBadge.tsx'
import { roleWithEnd, StateBadge } from './people-columns.tsx'
import styles from './people.module.css'

export function PersonFacts({ person }: { readonly person: PersonDetail }) {
  const t = useText()
  const format = useFormat()
  const { id, state, removalRefusal } = person
  return (
    <>
      <Facts
        title={t('people:person.contact')}
        facts={[
          [t('people:columns.email'), person.email],
          [t('people:columns.userName'), person.userName],
          [t('people:person.phone'), person.phone],
          [t('people:person.title'), person.title],
          [
            t('people:person.employment'),
            t(`people:person.${person.isConsultant ? 'consultant' : 'employee'}`),
          ],
        ]}
      />
      <Facts
        title={t('people:person.roles')}
        hint={state === 'removed' ? t('people:person.rolesBefore') : undefined}
        action={
          state === 'removed' ? null : (
            <Group gap={6}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => void go('access-why', { person: id })}
              >
                {t('insight:why.open')}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => void go('roles', { person: id })}>
                {t('people:openRoles')}
              </Button>
            </Group>
          )
        }
        facts={[
          [t('people:columns.group'), role('group')],
          [t('people:columns.corporate'), role('corporate')],
          [t('people:columns.programs'), <Programs key="programs" person={person} />],
          [t('people:columns.data'), dataRole()],
        ]}
      />
      <Facts
        title={t('people:person.account')}
        facts={[
          [t('people:columns.state'), <StateBadge key="state" row={person} {...{ t, format }} />],
          [t('people:person.added'), format.dateTime(person.createdAt)],
          [
            t('people:person.registered'),
            person.registeredAt === null
              ? t('people:person.notRegistered')
              : format.dateTime(person.registeredAt),
          ],
          [
            t('people:columns.lastSignIn'),
            personCell('lastSignIn', person, { t, format }) || t('people:person.never'),
          ],
          [t('people:person.stays'), removalRefusal],
        ]}
      />
      <Invitations person={id} />
    </>
  )

  function role(column: 'group' | 'corporate' | 'data'): ReactNode {
    const wording = { t, format }
    return (
      roleWithEnd(column, person, wording) ??
      (personCell(column, person, wording) || t('people:person.noRole'))
    )
  }

  function dataRole(): ReactNode {
    const { assignments: count } = person
    if (count === 0) return role('data')
    return (
      <>
        {role('data')}, {t('people:person.assignments', { count })}
      </>
    )
  }
}

/** What became of every invitation (X-15, B-09), and the way to what can be done with the newest. */
function Invitations({ person }: { readonly person: PersonDetail['id'] }) {
  const t = useText()
  const { value } = useCall('invitations.of-person', { person }, { refreshOn: ['invitations', 'people'] })
  if (value === undefined || value.sendings.length === 0) return null
  return (
    <section className={styles.history} aria-label={t('people:person.invitations')}>
      <header className={styles.historyHead}>
        <Title order={3} size="h4">
          {t('people:person.invitations')}
        </Title>
        <Button variant="default" size="compact-sm" onClick={() => void go('invitations', { person })}>
          {t('people:person.openInvitations')}
        </Button>
      </header>
      <InvitationHistory sendings={value.sendings} />
    </section>
  )
}

const programsShown = 4

function Programs({ person }: { readonly person: PersonDetail }) {
  const t = useText()
  const { contacts } = person
  if (contacts.length === 0) return t('people:person.noRole')
  const count = contacts.length - programsShown
  return (
    <>
      {contacts.slice(0, programsShown).map(({ program, role, expiresAt }) => (
        <div key={program.id} className={styles.program}>
          {t('people:person.programRole', {
            program: program.name,
            role: t(`policy:roles.programs.${role}.label`),
          })}{' '}
          <EndBadge expiresAt={expiresAt} />
        </div>
      ))}
      {count > 0 ? <div className={styles.soft}>{t('people:person.morePrograms', { count })}</div> : null}
    </>
  )
}
