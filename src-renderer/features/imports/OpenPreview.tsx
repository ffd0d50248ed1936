// A file that is open: what it is on top, its rows at the left, and what was found at the right.
import { SegmentedControl, Tabs } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { CsvProblem } from '../../../src-shared/contract/imports.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { columnName } from './column-name.ts'
import { DateColumns } from './DateColumns.tsx'
import { FileBar } from './FileBar.tsx'
import { FileNotices } from './FileNotices.tsx'
import { layOutColumns } from './grid-columns.ts'
import styles from './imports.module.css'
import { LayoutStrip } from './LayoutStrip.tsx'
import { overallOf } from './overall.ts'
import { usePreview } from './preview-store.ts'
import { allProblems, problemCounts } from './problem-counts.ts'
import { ProblemList } from './ProblemList.tsx'
import { RecordGrid } from './RecordGrid.tsx'
import type { GridTarget } from './RecordGrid.tsx'
import { useCellReader } from './use-cell-reader.ts'
import { useColumns } from './use-columns.ts'
import { useRecords } from './use-records.ts'
import { useSaveProblems } from './use-save-problems.ts'

export function OpenPreview({ onChoose }: { readonly onChoose: () => void }) {
  const t = useText()
  const format = useFormat()
  const preview = usePreview()
  const { file, opened, profile, check, pivot, hourEnding, confirmed } = preview
  const { columns, rules } = useColumns()
  const [tab, setTab] = useState<string | null>('columns')
  const [problemsOnly, setProblemsOnly] = useState(false)
  const firstDate = columns.findIndex(({ kind }) => kind === 'date')
  // The dates are what one came for, also where they stand far to the right.
  const [target, setTarget] = useState<GridTarget>({ row: 0, column: Math.max(0, firstDate), turn: 0 })
  const records = useRecords(problemsOnly)
  const reader = useCellReader(
    columns,
    useMemo(() => ({ pivot, hourEnding }), [pivot, hourEnding]),
    confirmed,
  )
  const first = opened?.records
  const laidOut = useMemo(
    () => layOutColumns(columns, first ?? [], (column) => columnName(column, t)),
    [columns, first, t],
  )
  const save = useSaveProblems(rules)
  const goTo = useCallback((row: number, column: number) => {
    setTarget(({ turn }) => ({ row, column, turn: turn + 1 }))
  }, [])
  const showProblem = useCallback(
    ({ record, column }: CsvProblem) => {
      if (record <= 0) return
      setProblemsOnly(false)
      goTo(record - 1, column ?? 0)
    },
    [goTo],
  )
  if (file === null || opened === null) return null
  const counts = profile === null ? {} : problemCounts(profile, check)
  const problems = allProblems(counts)
  const hasProblemRows = check !== null && check.recordsWithProblems > 0
  return (
    <div className={styles.open}>
      <FileBar overall={overallOf(preview, columns)} onChoose={onChoose} />
      <LayoutStrip opened={opened} />
      <FileNotices />
      <div className={styles.panes}>
        <div className={styles.rows}>
          <div className={styles.rowsHead}>
            <SegmentedControl
              size="xs"
              aria-label={t('imports:grid.rowsShown')}
              transitionDuration={0}
              value={problemsOnly ? 'problems' : 'all'}
              onChange={(value) => setProblemsOnly(value === 'problems')}
              data={[
                { value: 'all', label: t('imports:grid.all') },
                { value: 'problems', label: t('imports:grid.problems'), disabled: check === null },
              ]}
            />
            <span className={styles.rowsCount}>
              {problemsOnly
                ? t('imports:grid.ofRows', {
                    shown: format.count(records.state.total ?? 0),
                    all: format.count(profile?.recordsAfterHeader ?? 0),
                  })
                : null}
            </span>
          </div>
          {problemsOnly && !hasProblemRows ? (
            <Empty title={t('imports:grid.noProblems')}>{t('imports:grid.noProblemsHint')}</Empty>
          ) : records.state.total === 0 ? (
            <Empty title={t('imports:file.noData')} />
          ) : (
            <RecordGrid
              key={String(problemsOnly)}
              label={t(`imports:grid.${problemsOnly ? 'problemsLabel' : 'label'}`, { name: file.name })}
              columns={laidOut}
              rows={records.state}
              show={records.show}
              reader={reader}
              target={problemsOnly ? null : target}
            />
          )}
        </div>
        <Tabs value={tab} onChange={setTab} className={styles.findings} keepMounted={false}>
          <Tabs.List className={styles.tabs ?? ''} aria-label={t('imports:tabs.label')}>
            <Tabs.Tab value="columns">{t('imports:tabs.columns')}</Tabs.Tab>
            <Tabs.Tab value="problems">
              {t('imports:tabs.problems')}{' '}
              {profile === null ? null : <span className={styles.badge}>{format.count(problems)}</span>}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="columns" className={styles.tabPanel}>
            <DateColumns
              columns={columns}
              onShow={(column) => goTo(target.row, column)}
              onShowProblems={() => setProblemsOnly(true)}
            />
          </Tabs.Panel>
          <Tabs.Panel value="problems" className={styles.tabPanel}>
            <ProblemList name={file.name} columns={columns} onShow={showProblem} onSave={save} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </div>
  )
}
