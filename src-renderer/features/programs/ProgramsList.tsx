// The list of programs.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { ProgramRow } from '../../../src-shared/contract/programs.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'

type ListInput = Input<'programs.list'>

export function ProgramsList({ openId }: { readonly openId: ProgramId | null }) {
  const t = useText()
  const format = useFormat()
  const mayCreate = useMay('programs.create')
  const [all, setAll] = useState<number>()
  const columns = useMemo(
    (): ListColumn<ProgramRow>[] => [
      {
        id: 'name',
        header: t('programs:columns.name'),
        width: 280,
        grow: true,
        fixed: true,
        cell: ({ name }) => name,
      },
      {
        id: 'mainSiteContact',
        header: t('programs:columns.mainSiteContact'),
        width: 220,
        cell: ({ mainSiteContact }) => mainSiteContact.displayName,
      },
      {
        id: 'contacts',
        header: t('programs:columns.contacts'),
        width: 100,
        align: 'end',
        cell: ({ contacts }) => format.count(contacts),
      },
      {
        id: 'createdAt',
        header: t('programs:columns.createdAt'),
        width: 120,
        cell: ({ createdAt }) => format.date(createdAt),
      },
    ],
    [t, format],
  )
  const fetchRows: FetchRows<ProgramRow> = async ({ search, sort, offset, limit }) => {
    const page = await call('programs.list', { search, offset, limit, sort: sort as ListInput['sort'] })
    setAll(page.all)
    return page
  }
  return (
    <DataTable<ProgramRow, ProgramId>
      screen="programs"
      label={t('programs:title')}
      columns={columns}
      rowId={({ id }) => id}
      fetchRows={fetchRows}
      refreshOn={['programs', 'roles']}
      initialSort={{ column: 'name', descending: false }}
      searchLabel={t('programs:search')}
      overall={all}
      actions={mayCreate ? <CreateButton /> : null}
      onOpen={({ id }) => setParams({ program: id })}
      openId={openId}
      empty={
        <Empty title={t('programs:empty.title')} action={mayCreate ? <CreateButton /> : null}>
          {t('programs:empty.hint')}
        </Empty>
      }
    />
  )
}

export function CreateButton() {
  const t = useText()
  return (
    <Button
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => void go('programs', { create: true })}
    >
      {t('programs:create')}
    </Button>
  )
}
