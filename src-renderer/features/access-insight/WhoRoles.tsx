// The roles by which somebody can, each with its end where it has one (B-10): another may still be there when one is gone.
import { Fragment } from 'react'
import type { WhoColumn, WhoRow } from '../../../src-shared/contract/access-insight.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import { ownFirst, wayRole, whoCell } from '../../../src-shared/i18n/insight-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useText } from '../../i18n/texts.ts'
import { EndBadge, EndMark } from '../../ui/status/EndBadge.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import styles from './insight.module.css'

/** What a column of who can shows: a role with its end, and the end itself as elsewhere. */
export function whoCellOf(
  column: WhoColumn,
  wording: { readonly t: Translate; readonly format: Formatter },
): ListColumn<WhoRow>['cell'] {
  if (column === 'role') return ({ ways }) => <WhoRoles ways={ways} />
  if (column === 'until') return ({ ways }) => <EndBadge expiresAt={ways[0]?.until ?? null} />
  return (row) => whoCell(column, row, wording)
}

function WhoRoles({ ways }: Pick<WhoRow, 'ways'>) {
  const t = useText()
  const ends = new Map(ownFirst(ways).map((way) => [wayRole(t, way), way.until]))
  return (
    <span className={styles.roles} title={[...ends.keys()].join(', ')}>
      {[...ends].map(([role, until], index) => (
        <Fragment key={role}>
          {index === 0 ? '' : ', '}
          {role}
          {until === null ? null : (
            <>
              {' '}
              <EndMark expiresAt={until} />
            </>
          )}
        </Fragment>
      ))}
    </span>
  )
}
