// Above a list: search as you type, filters, columns, and the list's own actions.
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { SearchField } from '../form/SearchField.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import type { ListColumn } from './columns.ts'
import { FilterMenu } from './FilterMenu.tsx'
import type { ListFilter } from './FilterMenu.tsx'
import { changeListView } from './list-view.ts'
import type { ListView } from './list-view.ts'
import styles from './table.module.css'

/** Milliseconds without a key before the search is asked. */
const typingPause = 120

interface ListToolbarProps<Row> {
  readonly screen: string
  readonly view: ListView
  readonly columns: readonly ListColumn<Row>[]
  /** What the search looks through, as in "Search names and e-mail addresses"; without it there is no search. */
  readonly searchLabel?: string | undefined
  readonly filters: readonly ListFilter[]
  readonly actions?: ReactNode
}

export function ListToolbar<Row>(props: ListToolbarProps<Row>) {
  const { screen, view, columns, searchLabel, filters, actions } = props
  return (
    <div className={styles.toolbar}>
      {searchLabel === undefined ? null : <Search screen={screen} words={view.search} label={searchLabel} />}
      {filters.length === 0 ? null : <FilterMenu screen={screen} view={view} filters={filters} />}
      <ColumnMenu screen={screen} view={view} columns={columns} />
      {actions === undefined ? null : <div className={styles.acts}>{actions}</div>}
    </div>
  )
}

interface SearchProps {
  readonly screen: string
  readonly words: string
  readonly label: string
}

function Search({ screen, words, label }: SearchProps) {
  const [typed, setTyped] = useState(words)
  const [known, setKnown] = useState(words)
  if (known !== words) {
    // Cleared from elsewhere, as by the button under an empty list.
    setKnown(words)
    setTyped(words)
  }
  useEffect(() => {
    if (typed === words) return undefined
    const timer = setTimeout(() => changeListView(screen, { search: typed }), typingPause)
    return () => clearTimeout(timer)
  }, [typed, words, screen])
  return <SearchField className={styles.search ?? ''} label={label} words={typed} onWords={setTyped} />
}
