// The rows of one verdict, with every error and what would be accepted.
import { useMemo } from 'react'
import type { ImportRow, ImportVerdict } from '../../../src-shared/contract/people-import.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { call } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import styles from './people-import.module.css'

interface DryRunRowsProps {
  readonly run: string
  readonly verdict: ImportVerdict
}

export function DryRunRows({ run, verdict }: DryRunRowsProps) {
  const t = useText()
  const format = useFormat()
  const columns: ListColumn<ImportRow>[] = useMemo(
    () => [
      {
        id: 'number',
        header: t('people-import:row'),
        width: 80,
        align: 'end',
        sortable: false,
        cell: (row) => format.count(row.number),
      },
      {
        id: 'email',
        header: t('people-import:fields.email'),
        width: 210,
        sortable: false,
        cell: (row) => row.email,
      },
      { id: 'name', header: t('people-import:person'), width: 170, sortable: false, cell: (row) => row.name },
      {
        id: 'what',
        header: t('people-import:what'),
        width: 420,
        grow: true,
        sortable: false,
        cell: (row) => whatOf(t, row),
      },
    ],
    [t, format],
  )
  return (
    <div className={styles.rows}>
      <DataTable<ImportRow, number>
        screen="people-import"
        label={t(`people-import:verdicts.${verdict}`)}
        columns={columns}
        rowId={(row) => row.number}
        scope={run + verdict}
        initialSort={null}
        fetchRows={({ offset, limit }) => call('people-import.rows', { run, verdict, offset, limit })}
        empty={<p className={styles.none}>{t('people-import:none')}</p>}
      />
    </div>
  )
}

function whatOf(t: Translate, { verdict, fields, errors }: ImportRow): string {
  const names = fields.map((field) => t(`people-import:fields.${field}`).replace(/ \(.*\)$/, '')).join(', ')
  switch (verdict) {
    case 'new':
      return names === '' ? t('people-import:added') : t('people-import:addedWith', { fields: names })
    case 'changed':
      return t('people-import:changes', { fields: names })
    case 'unchanged':
      return t('people-import:same')
    case 'refused':
      return errors.map((error) => errorText(t, error)).join(' ')
  }
}

function errorText(t: Translate, { field, value, problem, accepted }: ImportRow['errors'][number]): string {
  const name = t(`people-import:fields.${field}`).replace(/ \(.*\)$/, '')
  const told = t(value === '' ? 'people-import:error' : 'people-import:errorValue', {
    field: name,
    value,
    problem,
  })
  return `${told} ${t('people-import:acceptedIs', { accepted })}.`
}
