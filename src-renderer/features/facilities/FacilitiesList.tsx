// The list of facilities.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { FacilityRow } from '../../../src-shared/contract/facilities.ts'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { FacilityId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { go, setParams } from '../../shell/navigation.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'

type ListInput = Input<'facilities.list'>

export function FacilitiesList({ openId }: { readonly openId: FacilityId | null }) {
  const t = useText()
  const mayAdd = useMay('facilities.edit')
  const [all, setAll] = useState<number>()
  const columns = useMemo(
    (): ListColumn<FacilityRow>[] => [
      {
        id: 'name',
        header: t('facilities:columns.name'),
        width: 260,
        grow: true,
        fixed: true,
        cell: ({ name }) => name,
      },
      { id: 'siteId', header: t('facilities:columns.siteId'), width: 110, cell: ({ siteId }) => siteId },
      {
        id: 'address',
        header: t('facilities:columns.address'),
        width: 260,
        grow: true,
        cell: ({ address }) => address,
      },
      {
        id: 'regulator',
        header: t('facilities:columns.regulator'),
        width: 220,
        grow: true,
        cell: ({ regulator }) => regulator.name,
      },
    ],
    [t],
  )
  const filters = useRegulatorFilter()
  const fetchRows: FetchRows<FacilityRow> = async ({ filters: chosen, sort, ...query }) => {
    const regulator = (chosen['regulator'] ?? []).map(Number)
    const page = await call('facilities.list', {
      ...query,
      filters: { regulator },
      sort: sort as ListInput['sort'],
    })
    setAll(page.all)
    return page
  }
  const add = (
    <Button
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => void go('facilities', { add: true })}
    >
      {t('facilities:add')}
    </Button>
  )
  return (
    <DataTable<FacilityRow, FacilityId>
      screen="facilities"
      label={t('facilities:title')}
      columns={columns}
      rowId={({ id }) => id}
      fetchRows={fetchRows}
      refreshOn={['facilities']}
      initialSort={{ column: 'name', descending: false }}
      searchLabel={t('facilities:search')}
      filters={filters}
      overall={all}
      actions={mayAdd ? add : null}
      onOpen={({ id }) => setParams({ facility: id })}
      openId={openId}
      empty={
        <Empty title={t('facilities:empty.title')} action={mayAdd ? add : null}>
          {t(`facilities:empty.${mayAdd ? 'hint' : 'readOnly'}`)}
        </Empty>
      }
    />
  )
}

function useRegulatorFilter() {
  const t = useText()
  const { value } = useCall('facilities.regulators', {}, { refreshOn: ['facilities'] })
  return useMemo(() => {
    const options = (value?.regulators ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
    return [{ id: 'regulator', label: t('facilities:columns.regulator'), options }]
  }, [value, t])
}
