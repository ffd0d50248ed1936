// All reviews: the open ones first, with how far each has come.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ReviewRow } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { ListWithNote } from '../../ui/panel/ListWithNote.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ReviewState } from './ReviewState.tsx'

export function ReviewsList() {
  const t = useText()
  const columns = useColumns()
  const mayRun = useMay('reviews.run')
  const start = mayRun ? (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setParams({ start: true })}>
      {t('reviews:start.title')}
    </Button>
  ) : null
  return (
    <ListWithNote note={mayRun ? null : <LookOnly />}>
      <DataTable<ReviewRow, ReviewId>
        screen="reviews"
        label={t('reviews:title')}
        columns={columns}
        rowId={({ id }) => id}
        fetchRows={({ offset, limit }) => call('reviews.list', { offset, limit })}
        refreshOn={['reviews']}
        actions={start}
        onOpen={({ id }) => setParams({ review: id })}
        empty={
          <Empty title={t('reviews:list.empty')} action={start}>
            {mayRun ? t('reviews:list.emptyHint') : null}
          </Empty>
        }
      />
    </ListWithNote>
  )
}

function useColumns(): ListColumn<ReviewRow>[] {
  const t = useText()
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('reviews:list.name'),
        width: 200,
        grow: true,
        fixed: true,
        sortable: false,
        cell: ({ name }) => name,
      },
      {
        id: 'state',
        header: t('reviews:list.state'),
        width: 115,
        sortable: false,
        cell: (row) => <ReviewState review={row} />,
      },
      {
        id: 'progress',
        header: t('reviews:list.progress'),
        width: 105,
        align: 'end',
        sortable: false,
        cell: ({ counts }) =>
          t('reviews:list.progressOf', {
            decided: format.count(counts.items - counts.undecided),
            items: format.count(counts.items),
          }),
      },
      {
        id: 'due',
        header: t('reviews:list.due'),
        width: 105,
        sortable: false,
        cell: ({ dueOn }) => (dueOn === null ? '' : format.day(dueOn)),
      },
      {
        id: 'covers',
        header: t('reviews:list.covers'),
        width: 240,
        sortable: false,
        cell: ({ families }) => families.map((family) => t(`reviews:families.${family}`)).join(', '),
      },
      {
        id: 'begun',
        header: t('reviews:list.begun'),
        width: 110,
        sortable: false,
        cell: ({ createdAt }) => format.date(createdAt),
      },
      {
        id: 'begunBy',
        header: t('reviews:list.begunBy'),
        width: 140,
        sortable: false,
        cell: ({ createdBy }) => createdBy,
      },
    ],
    [t, format],
  )
}
