// The items of a review: filtered, ticked and decided, with the mouse and with single keys (B-15).
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ReviewDetail, ReviewItem } from '../../../src-shared/contract/reviews.ts'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { ReviewId, ReviewItemId } from '../../../src-shared/domain/ids.ts'
import { reviewDecisions, rolesOfFamily } from '../../../src-shared/domain/review.ts'
import type { ReviewDecision } from '../../../src-shared/domain/review.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { ask, call } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import { listQuery } from '../../ui/table/list-view.ts'
import type { ListQuery } from '../../ui/table/list-view.ts'
import { isSelected, nothingSelected } from '../../ui/table/selection.ts'
import type { Selection } from '../../ui/table/selection.ts'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { wantDecision } from './decision.ts'
import { useItemColumns } from './item-columns.tsx'

const screen = 'review-items'
const unusedDays = [30, 90, 180, 365]
/** What main decides about at a time. */
const most = 500

interface ItemsListProps {
  readonly review: ReviewDetail
  readonly openId: ReviewItemId | null
}

export function ItemsList({ review, openId }: ItemsListProps) {
  const t = useText()
  const [overall, setOverall] = useState<number>()
  const [selection, setSelection] = useState<Selection<ReviewItemId>>(nothingSelected)
  const [bulk, setBulk] = useState<{ decision: ReviewDecision; items: readonly ReviewItem[] } | null>(null)
  const columns = useItemColumns(review.scope.families)
  const mayDecide = review.may.decide.length > 0
  const open = (item: ReviewItem, decision: ReviewDecision = 'keep') => {
    wantDecision(item.id, decision)
    setParams({ review: review.id, item: item.id })
  }
  const pick = async (decision: ReviewDecision) => {
    const page = await call('reviews.items', {
      ...itemsQuery(review, listQuery(screen)),
      offset: 0,
      limit: most,
    })
    const ticked =
      selection.kind === 'some'
        ? await Promise.all([...selection.ids].slice(0, most).map((item) => call('reviews.item', { item })))
        : page.rows.filter(({ id }) => isSelected(selection, id))
    setBulk({ decision, items: ticked })
  }
  return (
    <>
      <DataTable<ReviewItem, ReviewItemId>
        screen={screen}
        label={t('reviews:items.label')}
        columns={columns}
        rowId={({ id }) => id}
        fetchRows={async ({ offset, limit, ...query }) => {
          const page = await call('reviews.items', { ...itemsQuery(review, query), offset, limit })
          setOverall(page.all)
          return page
        }}
        scope={String(review.id)}
        refreshOn={['reviews', 'roles', 'people', 'programs']}
        searchLabel={t('reviews:items.search')}
        filters={filtersOf(review, t)}
        overall={overall}
        {...(mayDecide ? { selection, onSelect: setSelection } : {})}
        bulk={
          <Group gap={6}>
            {reviewDecisions.map((decision) => (
              <Button key={decision} size="compact-xs" variant="default" onClick={() => void pick(decision)}>
                {t(`reviews:bulk.${decision}`)}
              </Button>
            ))}
          </Group>
        }
        onOpen={(item) => open(item)}
        openId={openId}
        rowKeys={
          mayDecide
            ? {
                k: (item) => void keepOne(review.id, item.id),
                c: (item) => open(item, 'change'),
                r: (item) => open(item, 'revoke'),
              }
            : undefined
        }
        empty={<Empty title={t('reviews:items.empty')} />}
      />
      {bulk === null ? null : (
        <BulkDialog
          {...bulk}
          review={review.id}
          isCut={selection.kind === 'some' ? selection.ids.size > most : (overall ?? 0) > most}
          onClose={() => setBulk(null)}
          onDone={() => {
            setBulk(null)
            setSelection(nothingSelected())
          }}
        />
      )}
    </>
  )
}

/** One key keeps; whatever stands against it is told. */
async function keepOne(review: ReviewId, item: ReviewItemId): Promise<void> {
  const reply = await ask('reviews.decide', { review, items: [item], decision: 'keep' })
  if (!reply.ok) notifyRefused(reply.error)
}

type Filters = NonNullable<Input<'reviews.items'>['filters']>

function itemsQuery(
  { id }: ReviewDetail,
  { search, filters, sort }: ListQuery,
): Omit<Input<'reviews.items'>, 'offset' | 'limit'> {
  const chosen = (name: string) => filters[name] ?? []
  return {
    review: id,
    search,
    filters: {
      decision: chosen('decision') as Filters['decision'],
      role: [...chosen('role')],
      program: chosen('program').map(Number),
      unused: chosen('unused').map(Number),
      mine: chosen('mine').length > 0,
    },
    sort: sort as Input<'reviews.items'>['sort'],
  }
}

function filtersOf(review: ReviewDetail, t: Translate): ListFilter[] {
  const roles = review.scope.families.flatMap((family) =>
    rolesOfFamily[family].map((role) => ({ value: `${family}.${role}`, label: reviewRole(t, family, role) })),
  )
  const decisions = ['undecided', ...reviewDecisions].map((value) => ({
    value,
    label: t(value === 'change' ? 'reviews:decided.changeShort' : `reviews:decided.${value}`),
  }))
  const programs = review.programsInside.map(({ id, name }) => ({ value: String(id), label: name }))
  return [
    { id: 'decision', label: t('reviews:columns.decision'), options: decisions },
    ...(review.may.decide.length === 0
      ? []
      : [
          {
            id: 'mine',
            label: t('reviews:items.mine'),
            options: [{ value: 'mine', label: t('reviews:items.mineOnly') }],
          },
        ]),
    { id: 'role', label: t('reviews:columns.role'), options: roles },
    ...(programs.length === 0
      ? []
      : [{ id: 'program', label: t('reviews:columns.program'), options: programs }]),
    {
      id: 'unused',
      label: t('reviews:items.unused'),
      options: unusedDays.map((count) => ({
        value: String(count),
        label: t('reviews:items.unusedFor', { count }),
      })),
    },
  ]
}
