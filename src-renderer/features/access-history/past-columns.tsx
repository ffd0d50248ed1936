// What the table of a past moment shows, and what it can be filtered by.
import { heldFamilies } from '../../../src-shared/contract/access-history.ts'
import type { PastRow } from '../../../src-shared/contract/access-history.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import { holdingFields, thenAndNowText } from './cells.ts'

export function pastColumns(t: Translate, format: Formatter): ListColumn<PastRow>[] {
  const wording = { t, format }
  const unsorted = { sortable: false } as const
  return [
    {
      id: 'name',
      header: t('audit:asOf.column.name'),
      ...unsorted,
      width: 190,
      fixed: true,
      cell: ({ name }) => name,
    },
    {
      id: 'differs',
      header: t('audit:asOf.differs'),
      ...unsorted,
      width: 120,
      cell: ({ differs }) => (
        <StatusBadge
          tone={differs ? 'attention' : 'neutral'}
          label={t(differs ? 'audit:asOf.other' : 'audit:asOf.same')}
        />
      ),
    },
    ...holdingFields.map((field) => ({
      id: field,
      header: t(`audit:asOf.column.${field}`),
      ...unsorted,
      width: field === 'programs' ? 240 : 180,
      cell: (row: PastRow) => thenAndNowText(field, row, wording),
    })),
  ]
}

export function pastFilters(t: Translate): ListFilter[] {
  return [
    {
      id: 'differs',
      label: t('audit:asOf.differs'),
      options: [{ value: 'yes', label: t('audit:asOf.onlyDiffering') }],
    },
    {
      id: 'held',
      label: t('audit:asOf.held'),
      options: heldFamilies.map((family) => ({ value: family, label: t(`audit:asOf.family.${family}`) })),
    },
  ]
}
