// What the list of people shows in its columns and can be filtered by.
import {
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconHourglass,
  IconMail,
  IconMailExclamation,
} from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { endsWithin, peopleColumns, unusedFor } from '../../../src-shared/contract/people-query.ts'
import type { PeopleColumn } from '../../../src-shared/contract/people-query.ts'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import { personCell, stateText } from '../../../src-shared/domain/person-cells.ts'
import { thingText } from '../../../src-shared/i18n/insight-words.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { personStates } from '../../../src-shared/policy/facts.ts'
import {
  corporateRoles,
  dataRoles,
  groupRoles,
  modules,
  programRoles,
} from '../../../src-shared/policy/roles.ts'
import { roleName } from '../../../src-shared/policy/wording.ts'
import type { RoleKey } from '../../../src-shared/policy/roles.ts'
import { call } from '../../api/client.ts'
import { EndBadge } from '../../ui/status/EndBadge.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { Tone } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import styles from './people.module.css'

const widths: Record<PeopleColumn, number> = {
  name: 165,
  email: 205,
  userName: 205,
  state: 232,
  group: 215,
  corporate: 205,
  data: 170,
  lastSignIn: 165,
  programs: 90,
  unused: 110,
}

/** The columns, in this order; those named are hidden until they are asked for. */
export function listColumns(
  { t, format }: { readonly t: Translate; readonly format: Formatter },
  order: readonly PeopleColumn[],
): ListColumn<PersonRow>[] {
  const rest = peopleColumns.filter((id) => !order.includes(id))
  return [...order, ...rest].map((id) => ({
    id,
    header: t(`people:columns.${id}`),
    width: widths[id],
    cell: (row) =>
      id === 'state' ? (
        <StateBadge row={row} {...{ t, format }} />
      ) : (
        (roleWithEnd(id, row, { t, format }) ?? personCell(id, row, { t, format }))
      ),
    ...(id === order[0] ? { fixed: true as const } : {}),
    ...(id === 'name' ? { grow: true } : {}),
    ...(id === 'programs' || id === 'unused' ? { align: 'end' as const } : {}),
    ...(rest.includes(id) ? { hidden: true as const } : {}),
  }))
}

/** A role that ends has its end as a badge beside it; null for every other cell. */
export function roleWithEnd(
  id: PeopleColumn,
  row: PersonRow,
  wording: { readonly t: Translate; readonly format: Formatter },
) {
  if (id !== 'group' && id !== 'corporate' && id !== 'data') return null
  const held = row[id]
  if (held === null || held.expiresAt === null) return null
  const endless = { ...row, [id]: { ...held, expiresAt: null } }
  return (
    <span className={styles.ending}>
      {personCell(id, endless, wording)} <EndBadge expiresAt={held.expiresAt} />
    </span>
  )
}

interface StateBadgeProps {
  readonly row: PersonRow
  readonly t: Translate
  readonly format: Formatter
}

export function StateBadge({ row, t, format }: StateBadgeProps) {
  const { tone, icon } = sign(row)
  return <StatusBadge tone={tone} icon={icon} label={stateText(row, { t, format })} />
}

function sign({ state, invitation }: PersonRow): { tone: Tone; icon: TablerIcon } {
  switch (state) {
    case 'active':
      return { tone: 'good', icon: IconCircleCheck }
    case 'invited':
      return invitation?.isExpired === false
        ? { tone: 'neutral', icon: IconMail }
        : { tone: 'attention', icon: IconMailExclamation }
    case 'pending':
      return { tone: 'attention', icon: IconHourglass }
    case 'disabled':
      return { tone: 'refused', icon: IconCircleMinus }
    case 'removed':
      return { tone: 'neutral', icon: IconCircleX }
  }
}

/** Roles carry their module, because some labels exist in two. */
export function listFilters(t: Translate): ListFilter[] {
  const none = { value: 'none', label: t('people:filters.none') }
  const roles = (module: string, ids: readonly string[]) =>
    ids.map((id) => ({ value: id, label: roleName(t, `${module}.${id}` as RoleKey) }))
  const days = (filter: string, value: string) =>
    t(`people:filters.${filter}Within.${Number.isNaN(Number(value)) ? value : 'days'}`, {
      count: Number(value),
    })
  return [
    {
      id: 'state',
      label: t('people:filters.state'),
      options: personStates.map((state) => ({ value: state, label: t(`people:states.${state}`) })),
    },
    {
      id: 'module',
      label: t('people:filters.module'),
      options: modules.map((module) => ({ value: module, label: t(`policy:modules.${module}`) })),
    },
    { id: 'group', label: t('people:filters.group'), options: [...roles('submittals', groupRoles), none] },
    { id: 'corporate', label: t('people:filters.corporate'), options: roles('programs', corporateRoles) },
    {
      id: 'program',
      label: t('people:filters.program'),
      options: [...roles('programs', programRoles), none],
    },
    { id: 'data', label: t('people:filters.data'), options: [...roles('emissions', dataRoles), none] },
    { id: 'inProgram', label: t('people:filters.inProgram'), options: [], find: findPrograms },
    {
      id: 'place',
      label: t('people:filters.place'),
      options: [],
      find: (words) => findPlaces(t, words),
    },
    {
      id: 'ends',
      label: t('people:filters.ends'),
      options: endsWithin.map((value) => ({ value, label: days('ends', value) })),
    },
    {
      id: 'unused',
      label: t('people:filters.unused'),
      options: unusedFor.map((value) => ({ value, label: days('unused', value) })),
    },
  ]
}

const mostFound = 30

async function findPrograms(search: string) {
  const { rows } = await call('access.things', { kind: 'program', search, offset: 0, limit: mostFound })
  return rows.map(({ id, name }) => ({ value: String(id), label: name ?? '' }))
}

/** Entities, assets and sources, as far as the person sees them. */
async function findPlaces(t: Translate, search: string) {
  const pages = await Promise.all(
    (['entity', 'asset', 'source'] as const).map((kind) =>
      call('access.things', { kind, search, offset: 0, limit: mostFound }),
    ),
  )
  const found = pages.flatMap(({ rows }) => rows)
  return found.map((thing) => ({ value: `${thing.kind}:${thing.id}`, label: thingText(t, thing) }))
}
