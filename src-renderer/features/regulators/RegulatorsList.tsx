// The list of regulators.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { RegulatorRow } from '../../../src-shared/contract/regulators.ts'
import type { RegulatorId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import { ListWithNote } from '../../ui/panel/ListWithNote.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'

type ListInput = Input<'regulators.list'>

export function RegulatorsList({ openId }: { readonly openId: RegulatorId | null }) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('settings.edit')
  const [all, setAll] = useState<number>()
  const columns = useMemo(
    (): ListColumn<RegulatorRow>[] => [
      {
        id: 'name',
        header: t('facilities:regulators.columns.name'),
        width: 300,
        grow: true,
        fixed: true,
        cell: ({ name }) => name,
      },
      {
        id: 'kind',
        header: t('facilities:regulators.columns.kind'),
        width: 130,
        cell: ({ kind }) => t(`facilities:kinds.${kind}`),
      },
      {
        id: 'email',
        header: t('facilities:regulators.columns.email'),
        width: 240,
        cell: ({ email }) => email,
      },
      {
        id: 'facilities',
        header: t('facilities:regulators.columns.facilities'),
        width: 100,
        align: 'end',
        cell: ({ facilities }) => format.count(facilities),
      },
    ],
    [t, format],
  )
  const fetchRows: FetchRows<RegulatorRow> = async ({ search, sort, offset, limit }) => {
    const page = await call('regulators.list', { search, offset, limit, sort: sort as ListInput['sort'] })
    setAll(page.all)
    return page
  }
  const add = mayEdit ? (
    <Button
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => void go('regulators', { add: true })}
    >
      {t('facilities:regulators.add')}
    </Button>
  ) : null
  return (
    <ListWithNote note={mayEdit ? null : <LookOnly />}>
      <DataTable<RegulatorRow, RegulatorId>
        screen="regulators"
        label={t('facilities:regulators.title')}
        columns={columns}
        rowId={({ id }) => id}
        fetchRows={fetchRows}
        refreshOn={['facilities']}
        initialSort={{ column: 'name', descending: false }}
        searchLabel={t('facilities:regulators.search')}
        overall={all}
        actions={add}
        onOpen={({ id }) => setParams({ regulator: id })}
        openId={openId}
        empty={
          <Empty title={t('facilities:regulators.empty.title')} action={add}>
            {mayEdit ? t('facilities:regulators.empty.hint') : null}
          </Empty>
        }
      />
    </ListWithNote>
  )
}
