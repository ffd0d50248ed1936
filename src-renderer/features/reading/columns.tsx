// The columns and filters of an export's lists.
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { modules } from '../../../src-shared/policy/roles.ts'
import { actName } from '../../../src-shared/i18n/audit-sentence.ts'
import type { ListColumn } from '../../ui/table/columns.ts'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'

type Spec = readonly [id: string, width: number, more?: 'grow' | 'hidden' | 'number']

const specs: Readonly<Record<ReadingList, readonly Spec[]>> = {
  people: [
    ['name', 190, 'grow'],
    ['email', 210],
    ['state', 110],
    ['permission_group', 130],
    ['corporate_role', 130],
    ['data_role', 140],
    ['programs', 100, 'number'],
    ['assignments', 120, 'number'],
    ['user_name', 200, 'hidden'],
    ['registered_at', 160, 'hidden'],
    ['last_sign_in_at', 160, 'hidden'],
  ],
  access: [
    ['person', 170],
    ['action_in_words', 230, 'grow'],
    ['scope_in_words', 220],
    ['item', 160],
    ['role_label', 150],
    ['module', 110],
    ['reason', 320],
    ['granted_at', 150],
    ['granted_by', 150],
    ['expires_at', 150],
    ['rule', 230, 'hidden'],
    ['requirements', 160, 'hidden'],
  ],
  rules: [
    ['module', 110],
    ['role_label', 190],
    ['action_in_words', 260, 'grow'],
    ['condition_in_words', 280],
    ['reason', 340],
    ['requirements', 160],
    ['rule', 240, 'hidden'],
  ],
  facilities: [
    ['name', 240, 'grow'],
    ['address', 280],
    ['site_id', 140],
    ['regulator', 200],
  ],
  programs: [
    ['name', 280, 'grow'],
    ['main_site_contact', 220],
    ['contacts', 110, 'number'],
    ['created_at', 160],
  ],
  contacts: [
    ['program', 220, 'grow'],
    ['person', 190],
    ['role', 160],
    ['granted_at', 150],
    ['granted_by', 170],
    ['expires_at', 150],
  ],
  inventory: [
    ['name', 240, 'grow'],
    ['kind', 120],
    ['place', 320],
    ['unit', 110],
  ],
  invitations: [
    ['person', 200, 'grow'],
    ['state', 120],
    ['created_at', 160],
    ['created_by', 180],
    ['expires_at', 160],
    ['ended_at', 160],
  ],
  reviews: [
    ['review', 200, 'grow'],
    ['person', 180],
    ['role', 150],
    ['program', 180],
    ['decision', 120],
    ['reason', 240],
    ['decided_at', 150],
    ['decided_by', 170],
  ],
  trail: [
    ['seq', 70, 'number'],
    ['at', 160],
    ['sentence', 480, 'grow'],
    ['actor', 160],
    ['outcome', 110],
    ['subject', 190, 'hidden'],
    ['action', 180, 'hidden'],
  ],
}

export function readingColumns(list: ReadingList, t: Translate, format: Formatter): ListColumn<ReadingRow>[] {
  return specs[list].map(([id, width, more]) => ({
    id,
    header: t(`reading:columns.${id}`),
    width,
    cell: (row) => cellOf(list, id, row, { t, format }),
    ...(more === 'grow' ? { grow: true } : {}),
    ...(more === 'hidden' ? { hidden: true as const } : {}),
    ...(more === 'number' ? { align: 'end' as const } : {}),
    // Sentences are made for the rows that are shown.
    ...(id === 'sentence' ? { sortable: false as const } : {}),
  }))
}

interface Wording {
  readonly t: Translate
  readonly format: Formatter
}

const roleModules: Readonly<Record<string, string>> = {
  permission_group: 'submittals',
  corporate_role: 'programs',
  data_role: 'emissions',
}

function cellOf(list: ReadingList, id: string, row: ReadingRow, { t, format }: Wording) {
  const value = row[id] ?? null
  if (value === null || value === '') return ''
  if (typeof value === 'number') return format.count(value)
  if (id === 'at' || id.endsWith('_at'))
    return value.includes('T') ? format.dateTime(value) : format.day(value)
  if (id === 'module') return value === 'account' ? '' : t(`policy:modules.${value}`)
  if (id === 'outcome') return <Outcome outcome={value} t={t} />
  if (id === 'kind') return t(`audit:kind.${value}`)
  if (id === 'action') return actName(value, t)
  if (id === 'state' && list === 'people') return t(`people:states.${value}`)
  if (id in roleModules) return t(`policy:roles.${roleModules[id]}.${value}.label`)
  if (id === 'role' && list === 'contacts') return t(`policy:roles.programs.${value}.label`)
  return value
}

function Outcome({ outcome, t }: { readonly outcome: string; readonly t: Translate }) {
  const tone = outcome === 'done' ? 'good' : 'refused'
  return <StatusBadge tone={tone} label={t(`audit:outcome.${outcome}`)} />
}

export function readingFilters(list: ReadingList, t: Translate): ListFilter[] {
  const moduleFilter: ListFilter = {
    id: 'module',
    label: t('reading:columns.module'),
    options: modules.map((module) => ({ value: module, label: t(`policy:modules.${module}`) })),
  }
  switch (list) {
    case 'people':
      return [
        {
          id: 'state',
          label: t('reading:columns.state'),
          options: ['active', 'invited', 'pending', 'disabled', 'removed'].map((value) => ({
            value,
            label: t(`people:states.${value}`),
          })),
        },
      ]
    case 'access':
    case 'rules':
      return [moduleFilter]
    case 'inventory':
      return [
        {
          id: 'kind',
          label: t('reading:columns.kind'),
          options: ['entity', 'asset', 'source'].map((value) => ({ value, label: t(`audit:kind.${value}`) })),
        },
      ]
    case 'trail':
      return [
        {
          id: 'outcome',
          label: t('reading:columns.outcome'),
          options: ['done', 'denied', 'refused'].map((value) => ({
            value,
            label: t(`audit:outcome.${value}`),
          })),
        },
      ]
    default:
      return []
  }
}
