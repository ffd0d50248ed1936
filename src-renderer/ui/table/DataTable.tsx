// Lists: one component for every list of the program, over rows that main sorts, filters and pages. A feature says which
// columns and filters there are and how a window of rows is fetched; the rest is the same everywhere.
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Topic } from '../../../src-shared/contract/define.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Empty } from '../states/Empty.tsx'
import { Problem } from '../states/Problem.tsx'
import type { ListColumn } from './columns.ts'
import { FilterChips } from './FilterMenu.tsx'
import type { ListFilter } from './FilterMenu.tsx'
import { Grid, rowHeight } from './Grid.tsx'
import { changeListView, useOwnListView } from './list-view.ts'
import type { Sort } from './list-view.ts'
import { ListToolbar } from './ListToolbar.tsx'
import { allSelected, nothingSelected, selectedCount } from './selection.ts'
import type { Selection } from './selection.ts'
import styles from './table.module.css'
import { useRowWindow } from './use-row-window.ts'
import type { FetchRows } from './use-row-window.ts'

export interface DataTableProps<Row, Id extends string | number> {
  /** Names the list: its columns, order and place are remembered under it. Lower case and hyphens. */
  readonly screen: string
  /** What assistive technology calls the list. Translated, as all labels here. */
  readonly label: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rowId: (row: Row) => Id
  /** Asks main for a window of rows, sorted and filtered there. */
  readonly fetchRows: FetchRows<Row>
  /** What else the question depends on, as in the id of a program. */
  readonly scope?: string
  /** Ask again when main says that one of these changed. */
  readonly refreshOn?: readonly Topic[]
  readonly initialSort?: Sort | null
  readonly searchLabel?: string
  readonly filters?: readonly ListFilter[]
  /** Buttons at the end of the toolbar. */
  readonly actions?: ReactNode
  /** How many rows there are without search and filters, where it is known: "312 of 48,120". */
  readonly overall?: number | undefined
  readonly onOpen?: (row: Row) => void
  readonly openId?: Id | null
  readonly selection?: Selection<Id>
  readonly onSelect?: (selection: Selection<Id>) => void
  /** Buttons that act on the ticked rows; shown while there are any. */
  readonly bulk?: ReactNode
  /** What single keys do with the active row, by lower-case letter. */
  readonly rowKeys?: Readonly<Record<string, (row: Row) => void>> | undefined
  /** What belongs here and the first step, for a list that is empty without any filter. */
  readonly empty: ReactNode
}

const noFilters: readonly ListFilter[] = []
const noTopics: readonly Topic[] = []

export function DataTable<Row, Id extends string | number>(props: DataTableProps<Row, Id>) {
  const { screen, columns, fetchRows, scope = '', refreshOn = noTopics, filters = noFilters } = props
  const { selection, onSelect } = props
  const view = useOwnListView(screen, props.initialSort ?? null)
  const { state, show, refresh } = useRowWindow<Row>({ view, fetchRows, scope, refreshOn, rowHeight })
  useForgottenSelection(JSON.stringify([view.search, view.filters, scope]), selection, onSelect)
  const isNarrowed = view.search !== '' || Object.keys(view.filters).length > 0
  return (
    <section className={styles.frame} aria-label={props.label}>
      <ListToolbar
        {...{ screen, view, columns, filters }}
        searchLabel={props.searchLabel}
        actions={props.actions}
      />
      <FilterChips {...{ screen, view, filters }} />
      {state.error === null ? null : <Problem error={state.error} retry={refresh} />}
      {state.total === 0 && state.error === null ? (
        <div className={styles.rest}>{isNarrowed ? <NothingMatches screen={screen} /> : props.empty}</div>
      ) : (
        <Grid
          {...{ screen, view, columns, show, selection, onSelect }}
          label={props.label}
          rows={state}
          rowId={props.rowId}
          onOpen={props.onOpen}
          openId={props.openId}
          rowKeys={props.rowKeys}
        />
      )}
      <Foot
        total={state.total}
        overall={props.overall}
        bulk={props.bulk}
        {...(selection === undefined || onSelect === undefined
          ? {}
          : {
              selected: selectedCount(selection, state.total ?? 0),
              onAll: () => onSelect(allSelected()),
              onNone: () => onSelect(nothingSelected()),
            })}
      />
    </section>
  )
}

/** "All that match" means what matched when it was said: with another question it is said no longer. */
function useForgottenSelection<Id>(
  question: string,
  selection: Selection<Id> | undefined,
  onSelect: ((selection: Selection<Id>) => void) | undefined,
): void {
  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    if (selection?.kind === 'all-matching') onSelect?.(nothingSelected())
  }, [question, selection, onSelect])
}

function NothingMatches({ screen }: { readonly screen: string }) {
  const t = useText()
  return (
    <Empty
      title={t('shell:table.nothingMatches')}
      action={
        <Button variant="default" onClick={() => changeListView(screen, { search: '', filters: {} })}>
          {t('shell:table.showAll')}
        </Button>
      }
    >
      {t('shell:table.nothingMatchesHint')}
    </Empty>
  )
}

interface FootProps {
  readonly total: number | null
  readonly overall: number | undefined
  readonly bulk: ReactNode
  readonly selected?: number
  readonly onAll?: () => void
  readonly onNone?: () => void
}

/** How many there are, and what is done with those that are ticked. */
function Foot({ total, overall, bulk, selected = 0, onAll, onNone }: FootProps) {
  const t = useText()
  const format = useFormat()
  return (
    <footer className={styles.foot}>
      <span role="status">
        {selected === 0
          ? count()
          : t('shell:table.selected', { count: selected, selected: format.count(selected) })}
      </span>
      {selected === 0 ? null : (
        <>
          {bulk}
          {selected < (total ?? 0) ? (
            <Button variant="subtle" size="compact-xs" onClick={onAll}>
              {t('shell:table.selectAllMatching', { total: format.count(total ?? 0) })}
            </Button>
          ) : null}
          <Button variant="subtle" size="compact-xs" onClick={onNone}>
            {t('shell:table.selectNone')}
          </Button>
        </>
      )}
    </footer>
  )

  function count(): string {
    if (total === null) return t('shell:loading')
    if (overall === undefined || overall === total) {
      return t('shell:table.count', { count: total, total: format.count(total) })
    }
    return t('shell:table.countOf', { shown: format.count(total), overall: format.count(overall) })
  }
}
