// Several people assigned to one thing at once: searched by main, those first whose data role has a use for it.
import { Button, Checkbox, Group, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import type { AssignablePlace } from '../../../src-shared/contract/thing-assignments.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { dataRoles } from '../../../src-shared/policy/roles.ts'
import { ask } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { takesEntitiesOnly, usesAssignments } from './assigning.ts'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import { stageAssignment } from './thing-assigning.ts'

interface AddPeopleDialogProps {
  readonly place: AssignablePlace
  readonly name: string
  /** People who have it already. */
  readonly except: readonly PersonId[]
  readonly onClose: () => void
}

const shown = 50

/** Whether a person of that data role has any use for the thing. */
function isOfUse(kind: AssignablePlace['kind'], role: string): boolean {
  return usesAssignments(role) && (kind === 'entity' || !takesEntitiesOnly(role))
}

export function AddPeopleDialog({ place, name, except, onClose }: AddPeopleDialogProps) {
  const t = useText()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const [words] = useDebouncedValue(search, 120)
  const [onlyOfUse, setOnlyOfUse] = useState(true)
  const [ticked, setTicked] = useState<ReadonlySet<PersonId>>(new Set())
  const data = onlyOfUse ? dataRoles.filter((role) => isOfUse(place.kind, role)) : []
  const { value, error } = useCall('people.list', {
    offset: 0,
    limit: shown,
    search: words,
    filters: { data: [...data], state: ['active', 'invited'] },
  })
  const people = (value?.rows ?? []).filter(({ id }) => !except.includes(id))
  const rest = (value?.total ?? 0) - (value?.rows.length ?? 0)
  const stageAll = async () => {
    const reply = await ask('roles.assignable', { place, people: [...ticked] })
    if (!reply.ok) return notifyRefused(reply.error)
    for (const someone of reply.value.people) stageAssignment(someone, place, name, true)
    onClose()
  }
  return (
    <Dialog title={t('roles:thing.addTitle', { name })} width={560} onClose={onClose}>
      <div className={styles.stack}>
        <TextInput
          type="search"
          data-autofocus
          aria-label={t('roles:thing.search')}
          placeholder={t('roles:thing.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label={t('roles:thing.onlyOfUse')}
          checked={onlyOfUse}
          onChange={(event) => setOnlyOfUse(event.currentTarget.checked)}
        />
        {error === null ? null : <Problem error={error} />}
        {/* It scrolls, so that it has to be reached by the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.candidates} role="group" aria-label={t('roles:thing.people')} tabIndex={0}>
          {people.length === 0 && value !== undefined ? (
            <p className={styles.soft}>{t('roles:thing.nobodyFound')}</p>
          ) : null}
          {people.map((person) => (
            <Candidate
              key={person.id}
              {...{ person, kind: place.kind }}
              ticked={ticked.has(person.id)}
              onTick={() => setTicked(switched(ticked, person.id))}
            />
          ))}
          {rest > 0 ? (
            <p className={styles.soft}>
              {t('roles:thing.searchMore', { count: rest, shown: format.count(rest) })}
            </p>
          ) : null}
        </div>
        <Group justify="space-between" gap="xs">
          <span className={styles.soft} role="status">
            {t('roles:thing.ticked', { count: ticked.size })}
          </span>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button disabled={ticked.size === 0} onClick={() => void stageAll()}>
              {t('roles:staging.stage')}
            </Button>
          </Group>
        </Group>
      </div>
    </Dialog>
  )
}

interface CandidateProps {
  readonly person: PersonRow
  readonly kind: AssignablePlace['kind']
  readonly ticked: boolean
  readonly onTick: () => void
}

function Candidate({ person, kind, ticked, onTick }: CandidateProps) {
  const t = useText()
  const role = person.data === null || person.data.isExpired ? 'none' : person.data.role
  const effect = isOfUse(kind, role) ? '' : ` · ${t('roles:thing.noEffect')}`
  return (
    <Checkbox
      size="xs"
      checked={ticked}
      onChange={onTick}
      label={person.displayName}
      description={`${person.email} · ${roleLabel(t, 'emissions', role)}${effect}`}
    />
  )
}

function switched(set: ReadonlySet<PersonId>, id: PersonId): ReadonlySet<PersonId> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
