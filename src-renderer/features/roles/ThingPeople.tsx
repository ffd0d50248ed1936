// The people of one entity, asset or source: assigned here, inherited from above, and staged to come or to go.
import { Anchor, Button, Checkbox, Group, Title } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { AssignablePlace, AssignedPerson } from '../../../src-shared/contract/thing-assignments.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import { AddPeopleDialog } from './AddPeopleDialog.tsx'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'
import { isAssigned, stageAssignment, thingStaging } from './thing-assigning.ts'

const acts = { entity: 'manageAccounts', asset: 'assignAssets', source: 'assignSources' } as const

export function ThingPeople({ place }: { readonly place: AssignablePlace }) {
  const { value, error, refresh } = useCall(
    'roles.assigned-to',
    { place },
    { refreshOn: ['roles', 'people', 'inventory'] },
  )
  return (
    <div className={styles.personPage}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined ? error === null && <Loading /> : <Known place={place} value={value} />}
    </div>
  )
}

interface KnownProps {
  readonly place: AssignablePlace
  readonly value: Output<'roles.assigned-to'>
}

function Known({ place, value }: KnownProps) {
  const t = useText()
  const { name, path, lock, people, total } = value
  const [isAdding, setAdding] = useState(false)
  const items = useStore(thingStaging, (state) => state.items)
  const direct = people.filter(({ from }) => from === null)
  const inherited = people.filter(({ from }) => from !== null)
  const coming = items.flatMap(({ change, person }) =>
    change.action === 'roles.set-assignments' &&
    isAssigned(change.next, place) &&
    !isAssigned(change.present, place)
      ? [{ id: change.person, person }]
      : [],
  )
  return (
    <>
      <header className={styles.thingHead}>
        <div>
          <p className={styles.soft}>{t(`roles:thing.acts.${acts[place.kind]}`)}</p>
          <Title order={1}>{name}</Title>
          {path.length === 0 ? null : <p className={styles.soft}>{path.join(' › ')}</p>}
        </div>
        {lock === null ? (
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
            {t('roles:thing.add')}
          </Button>
        ) : null}
      </header>
      {lock === null ? null : <Notice tone="neutral">{lock}</Notice>}
      <Direct {...{ place, name, direct }} mayEdit={lock === null} />
      {coming.length === 0 ? null : (
        <p className={styles.soft}>
          {t('roles:thing.coming', {
            count: coming.length,
            names: coming.map(({ person }) => person).join(', '),
          })}
        </p>
      )}
      {inherited.length === 0 ? null : <Inherited inherited={inherited} />}
      {total > people.length ? (
        <p className={styles.soft}>{t('roles:thing.more', { count: total - people.length })}</p>
      ) : null}
      {isAdding ? (
        <AddPeopleDialog
          place={place}
          name={name}
          except={[...direct.map(({ person }) => person.id), ...coming.map(({ id }) => id)]}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

interface DirectProps {
  readonly place: AssignablePlace
  readonly name: string
  readonly direct: readonly AssignedPerson[]
  readonly mayEdit: boolean
}

function Direct({ place, name, direct, mayEdit }: DirectProps) {
  const t = useText()
  const items = useStore(thingStaging, (state) => state.items)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const isGoing = ({ person }: AssignedPerson) =>
    items.some(
      ({ change }) =>
        change.action === 'roles.set-assignments' &&
        change.person === person.id &&
        !isAssigned(change.next, place),
    )
  const remove = () => {
    for (const someone of direct)
      if (ticked.has(someone.person.id)) stageAssignment(someone, place, name, false)
    setTicked(new Set())
  }
  return (
    <section aria-label={t('roles:thing.direct')}>
      <Group gap="xs" justify="space-between">
        <Title order={2} size="h3">
          {t('roles:thing.direct')}
        </Title>
        {mayEdit && direct.length > 0 ? (
          <Button
            variant="default"
            size="compact-sm"
            disabled={ticked.size === 0}
            leftSection={<IconMinus size={15} aria-hidden />}
            onClick={remove}
          >
            {t('roles:thing.remove', { count: ticked.size })}
          </Button>
        ) : null}
      </Group>
      {direct.length === 0 ? <p className={styles.soft}>{t('roles:thing.nobody')}</p> : null}
      <ul className={styles.thingPeople}>
        {direct.map((someone) => (
          <li key={someone.person.id} data-going={isGoing(someone) || undefined}>
            {mayEdit ? (
              <Checkbox
                size="xs"
                aria-label={t('roles:thing.tick', { name: someone.person.displayName })}
                checked={ticked.has(someone.person.id)}
                disabled={isGoing(someone)}
                onChange={() => setTicked(switched(ticked, someone.person.id))}
              />
            ) : null}
            <Line someone={someone} />
            {isGoing(someone) ? (
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => stageAssignment(someone, place, name, true)}
              >
                {t('roles:thing.keep')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Inherited({ inherited }: { readonly inherited: readonly AssignedPerson[] }) {
  const t = useText()
  return (
    <section aria-label={t('roles:thing.inherited')}>
      <Title order={2} size="h3">
        {t('roles:thing.inherited')}
      </Title>
      <ul className={styles.thingPeople} data-soft>
        {inherited.map((someone) => {
          const { person, from } = someone
          return (
            <li key={`${person.id}${from?.kind}${from?.id}`}>
              <Line someone={someone} />
              {from === null ? null : (
                <span>
                  {t('roles:thing.from')}{' '}
                  <Anchor
                    component="button"
                    type="button"
                    fz="inherit"
                    onClick={() => setParams({ kind: from.kind, id: from.id })}
                  >
                    {from.name}
                  </Anchor>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Line({ someone }: { readonly someone: AssignedPerson }) {
  const t = useText()
  const format = useFormat()
  const { person, dataRole, counts, at, by } = someone
  return (
    <span className={styles.thingLine}>
      <span className={styles.thingName}>{person.displayName}</span>
      <span className={styles.soft}>
        {roleLabel(t, 'emissions', dataRole)} ·{' '}
        {t('roles:held.sinceBy', { date: format.date(at), by: by ?? t('roles:somebody') })}
      </span>
      {counts ? null : <StatusBadge tone="attention" label={t('roles:thing.noEffect')} />}
    </span>
  )
}

function switched(set: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
