// What the trail shows in its columns, and what it can be filtered by.
import { auditAreas, auditOutcomes } from '../../../src-shared/domain/audit-event.ts'
import type { AuditOutcome } from '../../../src-shared/domain/audit-event.ts'
import type { AuditRow } from '../../../src-shared/contract/audit-trail.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { showWallText } from '../../../src-shared/i18n/wall-text.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { Tone } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import type { Filters } from '../../ui/table/list-view.ts'

const tones: Readonly<Record<AuditOutcome, Tone>> = { done: 'good', denied: 'refused', refused: 'attention' }

/** Told by icon and word, never by colour alone (B-15). */
export function OutcomeBadge({ outcome, t }: { readonly outcome: AuditOutcome; readonly t: Translate }) {
  return <StatusBadge tone={tones[outcome]} label={t(`audit:outcome.${outcome}`)} />
}

export function trailColumns(t: Translate, format: Formatter): ListColumn<AuditRow>[] {
  const unsorted = { sortable: false } as const
  const header = (column: string) => ({ id: column, header: t(`audit:columns.${column}`) })
  return [
    { ...header('at'), width: 158, fixed: true, cell: ({ at }) => format.dateTime(at) },
    {
      ...header('outcome'),
      ...unsorted,
      width: 122,
      cell: ({ outcome }) => <OutcomeBadge outcome={outcome} t={t} />,
    },
    { ...header('sentence'), ...unsorted, width: 520, grow: true, cell: ({ sentence }) => sentence },
    { ...header('actor'), ...unsorted, width: 180, hidden: true, cell: ({ actor }) => actor?.name ?? '' },
    { ...header('action'), ...unsorted, width: 220, hidden: true, cell: ({ act }) => act },
    { ...header('subject'), ...unsorted, width: 200, hidden: true, cell: ({ subject }) => subject.name },
    {
      ...header('seq'),
      ...unsorted,
      width: 90,
      align: 'end',
      hidden: true,
      cell: ({ seq }) => format.count(seq),
    },
  ]
}

interface FilterWording {
  readonly t: Translate
  readonly preferences: Preferences
  readonly choices: Output<'audit-trail.choices'> | undefined
  readonly parties: Output<'audit-trail.parties'>['parties']
}

/** Those of the menu, and those that are set in the dialog for as long as they are set. */
export function trailFilters(
  filters: Filters,
  { t, preferences, choices, parties }: FilterWording,
): ListFilter[] {
  const labelled = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, label: t(`audit:${key}.${value}`) }))
  const set = (id: string, label: (value: string) => string): ListFilter[] => {
    const values = filters[id] ?? []
    if (values.length === 0) return []
    return [
      {
        id,
        label: t(`audit:filter.${id}`),
        options: values.map((value) => ({ value, label: label(value) })),
      },
    ]
  }
  const names = new Map(parties.map(({ key, name }) => [key, name]))
  const moment = (wall: string) => showWallText(wall, preferences)
  return [
    ...set('about', (key) => names.get(key) ?? key),
    ...set('part', (part) => t(`audit:part.${part}`)),
    ...set('from', moment),
    ...set('to', moment),
    { id: 'outcome', label: t('audit:filter.outcome'), options: labelled(auditOutcomes, 'outcome') },
    { id: 'area', label: t('audit:filter.area'), options: labelled(auditAreas, 'area') },
    {
      id: 'action',
      label: t('audit:filter.action'),
      options: (choices?.actions ?? [])
        .map(({ action, act }) => ({ value: action, label: act }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    },
    {
      id: 'kind',
      label: t('audit:filter.kind'),
      options: (choices?.kinds ?? []).map(({ kind, name }) => ({ value: kind, label: name })),
    },
  ]
}
