// Every problem by its place in the file: record, line, column, value, why, and what would be accepted. Choosing one shows
// its row; all of them can be saved as CSV.
import { Button, Chip } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { defectKinds } from '../../../src-shared/contract/imports.ts'
import type { CsvProblem } from '../../../src-shared/contract/imports.ts'
import { call, toCallError } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useScrollStop } from '../../ui/panel/use-scroll-stop.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { RowWindow } from '../../ui/table/row-window.ts'
import type { PreviewColumn } from './columns.ts'
import { usePreview } from './preview-store.ts'
import { ProblemItem, problemHeight } from './ProblemItem.tsx'
import { problemCounts } from './problem-counts.ts'
import styles from './problems.module.css'

type Kind = (typeof defectKinds)[number]

interface ProblemListProps {
  readonly name: string
  readonly columns: readonly PreviewColumn[]
  readonly onShow: (problem: CsvProblem) => void
  readonly onSave: () => void
}

export function ProblemList({ name, columns, onShow, onSave }: ProblemListProps) {
  const t = useText()
  const format = useFormat()
  const [kind, setKind] = useState<Kind | null>(null)
  const profile = usePreview((preview) => preview.profile)
  const check = usePreview((preview) => preview.check)
  const { state, show } = useProblems(kind)
  if (profile === null) return <p className={styles.note}>{t('imports:problems.counting')}</p>
  const counts = problemCounts(profile, check)
  const found = defectKinds.filter((each) => (counts[each] ?? 0) > 0)
  const all = found.reduce((sum, each) => sum + (counts[each] ?? 0), 0)
  if (all === 0) return <Empty title={t('imports:problems.none')}>{t('imports:problems.noneHint')}</Empty>
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <Chip.Group
          value={kind ?? ''}
          onChange={(value) => setKind(defectKinds.find((each) => each === value) ?? null)}
        >
          <div className={styles.kinds} role="group" aria-label={t('imports:problems.kinds')}>
            <Chip size="xs" value="" variant="outline">
              {t('imports:problems.all', { problems: format.count(all) })}
            </Chip>
            {found.map((each) => (
              <Chip key={each} size="xs" value={each} variant="outline">
                {`${t(`imports:problems.kind.${each}`)} ${format.count(counts[each] ?? 0)}`}
              </Chip>
            ))}
          </div>
        </Chip.Group>
        <Button size="compact-sm" variant="default" disabled={check === null} onClick={onSave}>
          {t('imports:problems.save')}
        </Button>
        {state.total !== null && state.total < (kind === null ? all : (counts[kind] ?? 0)) ? (
          <p className={styles.note}>{t('imports:problems.kept', { kept: format.count(1000) })}</p>
        ) : null}
      </div>
      {state.total === null ? (
        <Loading />
      ) : (
        <Items name={name} state={state} show={show} columns={columns} onShow={onShow} />
      )}
    </div>
  )
}

interface ItemsProps extends Pick<ProblemListProps, 'name' | 'columns' | 'onShow'> {
  readonly state: RowWindow<CsvProblem>['state']
  readonly show: (first: number, last: number) => void
}

function Items({ name, state, show, columns, onShow }: ItemsProps) {
  const t = useText()
  const scroll = useScrollStop<HTMLDivElement>()
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: state.total ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => problemHeight,
    overscan: 4,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => show(first, last), [first, last, show])
  return (
    <div ref={scroll} className={styles.scroll}>
      <ul
        aria-label={t('imports:problems.label', { name })}
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start }) => (
          <ProblemItem
            key={index}
            top={start}
            problem={state.rowAt(index)}
            columns={columns}
            onShow={onShow}
          />
        ))}
      </ul>
    </div>
  )
}

/** A window of the problems that main knows of; asked anew after each count and check. */
function useProblems(kind: Kind | null) {
  const [rows] = useState(() => new RowWindow<CsvProblem>(toCallError))
  const state = useSyncExternalStore(rows.subscribe, () => rows.state)
  const file = usePreview((preview) => preview.file?.token ?? null)
  const found = usePreview((preview) => preview.check ?? preview.profile)
  useEffect(() => {
    if (file === null || found === null) return
    const kinds = kind === null ? [] : [kind]
    rows.ask((window) => call('imports.problems', { file, ...window, kinds }))
  }, [rows, file, found, kind])
  useEffect(() => () => rows.dispose(), [rows])
  const [show] = useState(() => (first: number, last: number) => rows.show(first, last))
  return { state, show }
}
