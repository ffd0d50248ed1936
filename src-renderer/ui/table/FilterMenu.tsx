// Filters: chosen in a menu, seen as chips. Several values of one filter mean any of them; several filters mean all.
import { Button, CloseButton, Menu } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/texts.ts'
import { FindFilter, foundLabel } from './FindFilter.tsx'
import { changeListView } from './list-view.ts'
import type { Filters, ListView } from './list-view.ts'
import styles from './table.module.css'

export interface ListFilter {
  /** The name that main knows it by. */
  readonly id: string
  /** Translated. */
  readonly label: string
  readonly options: readonly FilterOption[]
  /** For too many to list: main searches them, and they are chosen in a dialog. */
  readonly find?: (words: string) => Promise<readonly FilterOption[]>
}

export interface FilterOption {
  readonly value: string
  readonly label: string
}

interface FilterProps {
  readonly screen: string
  readonly view: ListView
  readonly filters: readonly ListFilter[]
}

export function FilterMenu({ screen, view, filters }: FilterProps) {
  const t = useText()
  const [finding, setFinding] = useState<ListFilter | null>(null)
  return (
    <>
      <Menu position="bottom-start" shadow="md" closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" classNames={{ label: styles.buttonLabel ?? '' }}>
            <IconFilter size={15} aria-hidden />
            <span className={styles.label}>{t('shell:table.filter')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {filters.map((filter) =>
            filter.find === undefined ? (
              <Menu.Sub key={filter.id}>
                <Menu.Sub.Target>
                  <Menu.Sub.Item>{filter.label}</Menu.Sub.Item>
                </Menu.Sub.Target>
                <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
                  {filter.options.map(({ value, label }) => (
                    <Menu.CheckboxItem
                      key={value}
                      checked={view.filters[filter.id]?.includes(value) ?? false}
                      onChange={() =>
                        changeListView(screen, { filters: switched(view.filters, filter.id, value) })
                      }
                    >
                      {label}
                    </Menu.CheckboxItem>
                  ))}
                </Menu.Sub.Dropdown>
              </Menu.Sub>
            ) : (
              <Menu.Item key={filter.id} closeMenuOnClick onClick={() => setFinding(filter)}>
                {t('shell:table.findFilter', { name: filter.label })}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
      {finding === null ? null : (
        <FindFilter
          filter={finding}
          chosen={view.filters[finding.id] ?? []}
          onChoose={(values) =>
            changeListView(screen, { filters: withValues(view.filters, finding.id, values) })
          }
          onClose={() => setFinding(null)}
        />
      )}
    </>
  )
}

/** What is filtered by, each with a button to take it away. */
export function FilterChips({ screen, view, filters }: FilterProps) {
  const t = useText()
  const chosen = filters.filter(({ id }) => (view.filters[id]?.length ?? 0) > 0)
  if (chosen.length === 0) return null
  return (
    <div className={styles.chips} role="group" aria-label={t('shell:table.activeFilters')}>
      {chosen.map((filter) => (
        <span key={filter.id} className={styles.chip}>
          <span className={styles.chipText}>
            {filter.label}: <b>{chosenLabels(filter, view.filters).join(', ')}</b>
          </span>
          <CloseButton
            size="xs"
            aria-label={t('shell:table.removeFilter', { name: filter.label })}
            onClick={() => changeListView(screen, { filters: without(view.filters, filter.id) })}
          />
        </span>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={() => changeListView(screen, { filters: {} })}>
        {t('shell:table.clearFilters')}
      </Button>
    </div>
  )
}

function chosenLabels({ id, options, find }: ListFilter, filters: Filters): string[] {
  if (find !== undefined) return (filters[id] ?? []).map((value) => foundLabel(id, value))
  return options.filter(({ value }) => filters[id]?.includes(value)).map(({ label }) => label)
}

function switched(filters: Filters, id: string, value: string): Filters {
  const values = filters[id] ?? []
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return withValues(filters, id, next)
}

function withValues(filters: Filters, id: string, values: readonly string[]): Filters {
  return values.length === 0 ? without(filters, id) : { ...filters, [id]: values }
}

function without(filters: Filters, id: string): Filters {
  const { [id]: _, ...rest } = filters
  return rest
}
