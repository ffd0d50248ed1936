// One list of an open export, in the same kind of table as everywhere; rows are sorted, searched and paged in main, by the
// file's own views.
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { ReadingList, ReadingRow } from '../../../src-shared/contract/reading.ts'
import { endsBeforeItBegins } from '../../../src-shared/i18n/days.ts'
import { call } from '../../api/client.ts'
import { useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { WallTimeField } from '../../ui/form/WallTimeField.tsx'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { shownColumns } from '../../ui/table/layout.ts'
import { listQuery } from '../../ui/table/list-view.ts'
import type { Filters } from '../../ui/table/list-view.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { readingColumns, readingFilters } from './columns.tsx'
import styles from './reading.module.css'
import type { AccessOf } from './ReadingRoom.tsx'
import { RowPanel } from './RowPanel.tsx'

interface ReadingTableProps {
  readonly list: ReadingList
  /** The columns that the file has of it. */
  readonly present: readonly string[]
  /** Whose access is shown; null: everybody's. */
  readonly person: AccessOf | null
  readonly onPerson: (person: AccessOf) => void
}

export function ReadingTable({ list, present, person, onPerson }: ReadingTableProps) {
  const t = useText()
  const format = useFormat()
  const columns = useMemo(
    () => readingColumns(list, t, format).filter(({ id }) => id === 'sentence' || present.includes(id)),
    [list, present, t, format],
  )
  const filters = useMemo(
    () => readingFilters(list, t).filter(({ id }) => present.includes(id)),
    [list, present, t],
  )
  const saving = useCommand('reading.export')
  const screen = `reading-${list}`
  const [openRow, setOpenRow] = useState<ReadingRow | null>(null)
  const [all, setAll] = useState<number>()
  const [period, setPeriod] = useState<Period>({ from: null, to: null })
  const asked = (chosen: Filters) => ({
    ...mutable(chosen),
    ...(person === null ? {} : { person_id: [String(person.id)] }),
    ...(period.from === null ? {} : { from: [period.from] }),
    ...(period.to === null ? {} : { to: [period.to] }),
  })
  const save = async () => {
    const { search, filters: chosen, sort } = listQuery(screen)
    const reply = await saving.run({
      list,
      search,
      filters: asked(chosen),
      sort,
      columns: shownColumns(screen, columns).map(({ id }) => id),
    })
    if (reply.ok)
      notifyDone(t('reading:export.done', { count: reply.value.rows, file: reply.value.fileName }))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  const label = person === null ? t(`reading:lists.${list}`) : t('reading:accessOf', { name: person.name })
  const table = (
    <DataTable<ReadingRow, string>
      screen={screen}
      label={label}
      columns={columns}
      filters={filters}
      rowId={rowKey}
      scope={`${person?.id ?? ''} ${period.from ?? ''} ${period.to ?? ''}`}
      overall={all}
      searchLabel={t('reading:search')}
      fetchRows={({ offset, limit, search, filters: chosen, sort }) =>
        call('reading.list', { list, offset, limit, search, filters: asked(chosen), sort }).then((page) => {
          setAll(page.all)
          return page
        })
      }
      onOpen={(row) =>
        list === 'people' ? onPerson({ id: Number(row['id']), name: String(row['name']) }) : setOpenRow(row)
      }
      openId={openRow === null ? null : rowKey(openRow)}
      actions={
        <Button variant="default" loading={saving.busy} onClick={() => void save()}>
          {t('reading:export.act')}
        </Button>
      }
      empty={<Empty title={t('reading:empty.title')}>{t('reading:empty.text')}</Empty>}
    />
  )
  return (
    <ListDetail
      list={list === 'trail' ? <InPeriod period={period} onChange={setPeriod} table={table} /> : table}
      detail={
        openRow === null ? null : (
          <RowPanel
            key={rowKey(openRow)}
            list={list}
            row={openRow}
            columns={columns}
            onClose={() => setOpenRow(null)}
          />
        )
      }
    />
  )
}

interface Period {
  readonly from: string | null
  readonly to: string | null
}

interface InPeriodProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
  readonly table: ReactNode
}

/** The trail, narrowed to a period by the reader's own clock. */
function InPeriod({ period, onChange, table }: InPeriodProps) {
  const t = useText()
  const [typed, setTyped] = useState(period)
  const choose = (next: Period) => {
    setTyped(next)
    if (!endsBeforeItBegins(next.from, next.to)) onChange(next)
  }
  const isBackwards = endsBeforeItBegins(typed.from, typed.to)
  return (
    <div className={styles.trail}>
      <div className={styles.period}>
        <WallTimeField
          withTime
          label={t('reading:columns.from')}
          value={typed.from}
          onChange={(from) => choose({ ...typed, from })}
        />
        <WallTimeField
          withTime
          label={t('reading:columns.to')}
          value={typed.to}
          onChange={(to) => choose({ ...typed, to })}
          error={isBackwards ? t('errors:field.period-order') : null}
        />
      </div>
      <div className={styles.rows}>{table}</div>
    </div>
  )
}

function mutable(filters: Filters): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]]))
}

/** What tells two rows of a list apart. */
function rowKey(row: ReadingRow): string {
  const { kind, id, seq, rule, name, position } = row
  if (position !== undefined) return `${name} ${position}`
  if (id !== undefined || seq !== undefined) return `${kind ?? ''}${id ?? seq}`
  const { person_id: person, action, scope, item_id: item, module, program_id: program } = row
  return JSON.stringify([
    person,
    rule,
    action,
    scope,
    kind,
    item,
    module,
    program,
    row['review'],
    row['role'],
  ])
}
