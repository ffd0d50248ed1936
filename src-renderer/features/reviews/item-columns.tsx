// The columns of a review's items.
import { useMemo } from 'react'
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import type { Family } from '../../../src-shared/policy/roles.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { EndBadge } from '../../ui/status/EndBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DecisionBadge } from './DecisionBadge.tsx'

export function useItemColumns(families: readonly Family[]): ListColumn<ReviewItem>[] {
  const t = useText()
  const format = useFormat()
  const [hasPrograms, hasData] = [families.includes('program'), families.includes('data')]
  return useMemo(() => {
    const date = (at: string | null) => (at === null ? '' : format.date(at))
    return [
      {
        id: 'person',
        header: t('reviews:columns.person'),
        width: 150,
        grow: true,
        fixed: true,
        cell: ({ person }) => person.displayName,
      },
      {
        id: 'role',
        header: t('reviews:columns.role'),
        width: 200,
        cell: ({ family, role }) => reviewRole(t, family, role),
      },
      {
        id: 'program',
        header: t('reviews:columns.program'),
        width: 150,
        ...(hasPrograms ? {} : { hidden: true as const }),
        cell: ({ program }) => program?.name ?? '',
      },
      {
        id: 'decision',
        header: t('reviews:columns.decision'),
        width: 150,
        cell: (item) => <DecisionBadge item={item} />,
      },
      {
        id: 'lastSignIn',
        header: t('reviews:columns.lastSignIn'),
        width: 110,
        cell: ({ lastSignInAt }) =>
          lastSignInAt === null ? t('reviews:held.never') : format.date(lastSignInAt),
      },
      {
        id: 'since',
        header: t('reviews:columns.since'),
        width: 105,
        cell: ({ grantedAt }) => date(grantedAt),
      },
      {
        id: 'ends',
        header: t('reviews:columns.ends'),
        width: 130,
        cell: ({ expiresAt }) => <EndBadge expiresAt={expiresAt} />,
      },
      {
        id: 'assignments',
        header: t('reviews:columns.assignments'),
        width: 90,
        align: 'end',
        ...(hasData ? {} : { hidden: true as const }),
        cell: ({ family, assignments }) => (family === 'data' ? format.count(assignments) : ''),
      },
    ]
  }, [t, format, hasPrograms, hasData])
}
