// The columns and filters of an export's lists.
import { requestStates } from '../../../src-shared/contract/access-requests.ts'
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import { auditAreas, auditOutcomes } from '../../../src-shared/domain/audit-event.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { personStates } from '../../../src-shared/policy/facts.ts'
import { modules } from '../../../src-shared/policy/roles.ts'
import { actName } from '../../../src-shared/i18n/audit-sentence.ts'
import type { ListColumn } from '../../ui/table/columns.ts'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import { specs } from './column-widths.ts'

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
  level: 'submittals',
  granted_level: 'submittals',
  corporate_role: 'programs',
  data_role: 'emissions',
}

/** What a review's families of roles are roles of. */
const familyModules: Readonly<Record<string, string>> = {
  group: 'submittals',
  corporate: 'programs',
  program: 'programs',
  data: 'emissions',
}

const isFingerprint = (value: string) => /^[0-9a-f]{64}$/.test(value)

function cellOf(list: ReadingList, id: string, row: ReadingRow, { t, format }: Wording) {
  const value = row[id] ?? null
  if (value === null || value === '') return ''
  if (id.startsWith('is_')) return t(`reading:values.${value === 1 ? 'yes' : 'no'}`)
  if (typeof value === 'number') return format.count(value)
  if (isFingerprint(value)) return <code>{value.toUpperCase().replace(/.{4}(?=.)/g, '$& ')}</code>
  if (id === 'at' || /_(at|on)$/.test(id))
    return value.includes('T') ? format.dateTime(value) : format.day(value)
  if (id === 'module') return value === 'account' ? '' : t(`policy:modules.${value}`)
  if (id === 'outcome') return <Outcome outcome={value} t={t} />
  if (id === 'action') return actName(value, t)
  if (id in roleModules) return t(`policy:roles.${roleModules[id]}.${value}.label`)
  if (id === 'role' || id === 'next_role') return t(`policy:roles.${moduleOf(row)}.${value}.label`)
  if (id === 'recipient') return t(`access-requests:recipients.${value}`)
  if (id === 'decision') return t(`reviews:decide.${value}`)
  if (id === 'state') return t(stateText(list, value))
  if (id === 'kind') return list === 'dictionary' ? t(`reading:values.${value}`) : t(kindText(list, value))
  if (id === 'password_policy' || id === 'ended_with') return t(`reading:values.${value}`)
  if (id === 'reader' && value === 'everything') return t('exports:reader.everything')
  return value
}

function moduleOf({ module, family }: ReadingRow): string {
  if (typeof module === 'string') return module
  return (typeof family === 'string' ? familyModules[family] : undefined) ?? 'programs'
}

function stateText(list: ReadingList, state: string): string {
  switch (list) {
    case 'people':
      return `people:states.${state}`
    case 'requests':
      return `access-requests:states.${state}`
    case 'messages':
      return `mail:outbox.state.${state}`
    case 'transfers':
      return `reading:transfers.${state}`
    default:
      return `invitations:states.${state}`
  }
}

function kindText(list: ReadingList, kind: string): string {
  return list === 'regulators' ? `facilities:kinds.${kind}` : `audit:kind.${kind}`
}

function Outcome({ outcome, t }: { readonly outcome: string; readonly t: Translate }) {
  const tone = outcome === 'done' ? 'good' : outcome === 'denied' ? 'refused' : 'attention'
  return <StatusBadge tone={tone} label={t(`audit:outcome.${outcome}`)} />
}

const statesOf = {
  requests: requestStates,
  messages: ['queued', 'sending', 'sent', 'refused', 'handed-over', 'withdrawn'],
  transfers: ['waiting', 'done', 'lapsed', 'cancelled'],
} as const

export function readingFilters(list: ReadingList, t: Translate): ListFilter[] {
  const moduleFilter: ListFilter = {
    id: 'module',
    label: t('reading:columns.module'),
    options: modules.map((module) => ({ value: module, label: t(`policy:modules.${module}`) })),
  }
  const choice = (id: string, values: readonly string[], textOf: (value: string) => string): ListFilter => ({
    id,
    label: t(`reading:columns.${id}`),
    options: values.map((value) => ({ value, label: t(textOf(value)) })),
  })
  switch (list) {
    case 'people':
      return [choice('state', personStates, (value) => stateText(list, value))]
    case 'access':
    case 'rules':
      return [moduleFilter]
    case 'grants':
      return [moduleFilter]
    case 'assignments':
    case 'inventory':
      return [choice('kind', ['entity', 'asset', 'source'], (value) => `audit:kind.${value}`)]
    case 'requests':
    case 'messages':
    case 'transfers':
      return [choice('state', statesOf[list], (value) => stateText(list, value))]
    case 'trail':
      return [
        choice('outcome', auditOutcomes, (value) => `audit:outcome.${value}`),
        choice('area', auditAreas, (value) => `audit:area.${value}`),
        choice('is_withheld', ['1', '0'], (value) => `reading:values.${value === '1' ? 'yes' : 'no'}`),
      ]
    default:
      return []
  }
}
