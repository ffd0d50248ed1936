// Access at a moment (B-13): everybody's access then and now, and one person's side by side with what differs in words.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { PastRow } from '../../../src-shared/contract/access-history.ts'
import { dayOf, startOfMonth } from '../../../src-shared/i18n/days.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import { call } from '../../api/client.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { cancelTask, newTaskId, track } from '../../shell/running-tasks.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { WallTimeField } from '../../ui/form/WallTimeField.tsx'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import styles from './access-history.module.css'
import { pastColumns, pastFilters } from './past-columns.tsx'
import { PastPersonPanel } from './PastPersonPanel.tsx'

/** Milliseconds. A short trail is replayed sooner, and the next page of a long one is there at once. */
const shownAfter = 400

interface Running {
  readonly at: string
  readonly taskId: string
}

/** Nobody waits for the moment that was asked for before. */
function cancel({ current }: RefObject<Running | null>): void {
  if (current !== null) cancelTask(current.taskId)
}

const changing = ['roles', 'people', 'programs', 'inventory'] as const

export function AsOfPage({ params }: PageProps) {
  const t = useText()
  const format = useFormat()
  const { timeZone } = usePreferences()
  const [at, setAt] = useState<string | null>(() => startOfMonth(dayOf(new Date(), timeZone)))
  const [isAhead, setAhead] = useState(false)
  const [asked, setAsked] = useState(at ?? '')
  const [counts, setCounts] = useState<{ all: number; differing: number }>()
  const running = useRef<Running | null>(null)
  useEffect(() => () => cancel(running), [])
  const open = typeof params['person'] === 'number' ? params['person'] : null
  const columns = useMemo(() => pastColumns(t, format), [t, format])
  const filters = useMemo(() => pastFilters(t), [t])
  const fetchRows: FetchRows<PastRow> = async ({ offset, limit, search, filters: chosen }) => {
    const taskId = newTaskId()
    if (running.current?.at !== asked) cancel(running)
    running.current = { at: asked, taskId }
    const input = { at: asked, search, filters: chosen, offset, limit, taskId }
    const work = call('access-history.people', input)
    const page = await track(taskId, t('audit:asOf.running'), work, { after: shownAfter })
    setCounts({ all: page.all, differing: page.differing })
    return page
  }
  return (
    <ListDetail
      list={
        <div className={styles.column}>
          <div className={styles.bar}>
            <WallTimeField
              withTime
              needed
              label={t('audit:asOf.moment')}
              value={at}
              onChange={(wall) => {
                setAt(wall)
                const ahead = wall !== null && Date.parse(instantOfWallTime(wall, timeZone)) > Date.now()
                setAhead(ahead)
                if (wall !== null && !ahead) setAsked(wall)
              }}
              error={isAhead ? t('errors:field.moment-ahead') : null}
            />
            <p className={styles.hint}>
              {t('audit:asOf.hint')}{' '}
              <strong>
                {counts === undefined
                  ? ''
                  : t('audit:asOf.differing', {
                      count: counts.differing,
                      differing: format.count(counts.differing),
                    })}
              </strong>
            </p>
          </div>
          <div className={styles.table}>
            <DataTable<PastRow, number>
              screen="access-as-of"
              label={t('audit:asOf.title')}
              columns={columns}
              rowId={({ person }) => person}
              fetchRows={fetchRows}
              scope={asked}
              refreshOn={changing}
              searchLabel={t('audit:asOf.search')}
              filters={filters}
              overall={counts?.all}
              onOpen={({ person }) => setParams({ person })}
              openId={open}
              empty={<Empty title={t('audit:asOf.empty')}>{t('audit:asOf.emptyHint')}</Empty>}
            />
          </div>
        </div>
      }
      detail={
        open === null ? null : (
          <PastPersonPanel key={open} person={open} at={asked} onClose={() => setParams({})} />
        )
      }
    />
  )
}
