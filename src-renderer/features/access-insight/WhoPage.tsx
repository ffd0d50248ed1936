// Who can (B-05): an action and a thing, and everybody who can, directly or by what reaches it from above.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { whoColumns } from '../../../src-shared/contract/access-insight.ts'
import type { InsightThing, WhoColumn, WhoRow } from '../../../src-shared/contract/access-insight.ts'
import type { Input } from '../../../src-shared/contract/index.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { thingText } from '../../../src-shared/i18n/insight-words.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import { actionsOn, kindsOf, thingKinds } from '../../../src-shared/policy/asking.ts'
import { ways } from '../../../src-shared/policy/condition.ts'
import { roles } from '../../../src-shared/policy/roles.ts'
import { rules } from '../../../src-shared/policy/rules.ts'
import { roleName } from '../../../src-shared/policy/wording.ts'
import { ask, call } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import type { ListColumn } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { shownColumns } from '../../ui/table/layout.ts'
import { listQuery } from '../../ui/table/list-view.ts'
import type { ListQuery } from '../../ui/table/list-view.ts'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { ActionField } from './ActionField.tsx'
import styles from './insight.module.css'
import { actionIn, kindIn, thingIn, thingParams } from './question.ts'
import { ThingField } from './ThingField.tsx'
import { whoCellOf } from './WhoRoles.tsx'

const screen = 'access-who'
const widths: Record<WhoColumn, number> = {
  name: 180,
  email: 220,
  role: 320,
  reach: 300,
  since: 160,
  until: 190,
}

export function WhoPage({ params }: PageProps) {
  const t = useText()
  const action = actionIn(params)
  const kind = kindIn(params, action)
  const thing = thingIn(params, kind)
  const [known, setKnown] = useState<{ key: string; words: string } | null>(null)
  const key = JSON.stringify(thing)
  return (
    <div className={styles.who}>
      <header className={styles.whoHead}>
        <h1 className={styles.whoTitle}>{t('insight:who.title')}</h1>
        <div className={styles.whoForm}>
          <ActionField
            offered={askable}
            chosen={action}
            none={t('insight:who.anything')}
            onChoose={(next) => setParams(withAction(params, kind, next))}
          />
          <ThingField
            kinds={action === null ? thingKinds : kindsOf(action)}
            kind={kind}
            thing={thing}
            known={known?.key === key ? known.words : null}
            onKind={(each) => setParams({ kind: each, action: keptAction(action, each) })}
            onChoose={(id) => setParams({ ...params, kind, id: id ?? undefined })}
          />
        </div>
      </header>
      {thing === null ? (
        <Empty title={t('insight:who.emptyTitle')}>{t('insight:who.empty')}</Empty>
      ) : (
        <WhoList thing={thing} action={action} onNamed={(words) => setKnown({ key, words })} />
      )}
    </div>
  )
}

/** What can be done to a thing of any kind. */
const askable = [...new Set(thingKinds.flatMap(actionsOn))]

/** The thing stays where the action can be asked about it; else the action says of which kind it is. */
function withAction(params: PageParams, kind: InsightThing['kind'], action: Action | null): PageParams {
  if (action === null) return { ...params, kind, action: undefined }
  const kinds = kindsOf(action)
  return kinds.includes(kind) ? { ...params, kind, action } : { kind: kinds[0], action }
}

function keptAction(action: Action | null, kind: InsightThing['kind']): Action | undefined {
  return action !== null && kindsOf(action).includes(kind) ? action : undefined
}

interface WhoListProps {
  readonly thing: InsightThing
  readonly action: Action | null
  readonly onNamed: (words: string) => void
}

function WhoList({ thing, action, onNamed }: WhoListProps) {
  const t = useText()
  const format = useFormat()
  const [all, setAll] = useState<number>()
  const columns = useMemo(
    (): ListColumn<WhoRow>[] =>
      whoColumns.map((id) => ({
        id,
        header: t(`insight:who.columns.${id}`),
        width: widths[id],
        cell: whoCellOf(id, { t, format }),
        ...(id === 'name' ? { fixed: true as const } : {}),
        ...(id === 'role' || id === 'reach' ? { grow: true } : {}),
        // By which role and how it reaches is what is asked; an address tells people of one name apart.
        ...(id === 'email' || id === 'since' ? { hidden: true as const } : {}),
      })),
    [t, format],
  )
  const filters = useMemo(() => {
    const asked = action === null ? actionsOn(thing.kind) : [action]
    const able = rules.filter((rule) => rule.actions.some((each) => asked.includes(each)))
    const keys = new Set(able.map(({ module, role }) => `${module}.${role}`))
    return [
      {
        id: 'role',
        label: t('insight:who.columns.role'),
        options: roles
          .filter(({ key }) => keys.has(key))
          .map(({ key }) => ({ value: key, label: roleName(t, key) })),
      },
      {
        id: 'reach',
        label: t('insight:who.columns.reach'),
        options: ways.map((value) => ({ value, label: t(`insight:who.reach.${value}`) })),
      },
    ]
  }, [t, thing.kind, action])
  const fetchRows: FetchRows<WhoRow> = async ({ offset, limit, ...query }) => {
    const page = await call('access.who', { thing, action, ...whoQuery(query), offset, limit })
    setAll(page.all)
    onNamed(thingText(t, page.thing))
    return page
  }
  const exportList = useExport({ thing, action }, columns)
  return (
    <div className={styles.whoList}>
      <DataTable<WhoRow, PersonId>
        screen={screen}
        label={t('insight:who.title')}
        columns={columns}
        rowId={(row) => row.person.id}
        fetchRows={fetchRows}
        scope={JSON.stringify([thing, action])}
        refreshOn={['roles', 'people', 'programs', 'inventory']}
        initialSort={{ column: 'name', descending: false }}
        searchLabel={t('insight:who.search')}
        filters={filters}
        overall={all}
        actions={
          <Button variant="default" leftSection={<IconDownload size={15} aria-hidden />} onClick={exportList}>
            {t('insight:export')}
          </Button>
        }
        onOpen={(row) =>
          void go('access-why', {
            person: row.person.id,
            action: action ?? row.actions[0],
            ...thingParams(thing),
          })
        }
        empty={<Empty title={t('insight:who.nobodyTitle')}>{t('insight:who.nobody')}</Empty>}
      />
    </div>
  )
}

type WhoView = Pick<Input<'access.who'>, 'search' | 'filters' | 'sort'>

/** Filters and columns are named as the contract names them; main refuses any other. */
function whoQuery({ search, filters, sort }: ListQuery): WhoView {
  return { search, filters, sort } as WhoView
}

/** Exports exactly what is shown (B-05). */
function useExport(
  asked: Pick<Input<'access.who'>, 'thing' | 'action'>,
  columns: readonly ListColumn<WhoRow>[],
): () => void {
  const t = useText()
  const run = async () => {
    const taskId = newTaskId()
    const shown = shownColumns(screen, columns).map(({ id }) => id as WhoColumn)
    const input = { ...asked, ...whoQuery(listQuery(screen)), columns: shown, taskId }
    const reply = await track(taskId, t('insight:exporting'), ask('access.export-who', input))
    if (reply.ok)
      notifyDone(t('insight:exported', { count: reply.value.rows, fileName: reply.value.fileName }))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  return () => void run()
}
