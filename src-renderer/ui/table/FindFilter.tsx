// A filter over more values than a menu can list: main searches them. What a value is called is remembered for the chip.
import { Button, Group, MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { createViewStore } from '../../api/view-store.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../dialog/Dialog.tsx'
import type { FilterOption, ListFilter } from './FilterMenu.tsx'

/** The words of values that were found, by filter and value. */
const useLabels = createViewStore<{ readonly labels: Readonly<Record<string, string>> }>(() => ({
  labels: {},
}))

/** What a value that was found is called. */
export function foundLabel(filter: string, value: string): string {
  return useLabels.getState().labels[`${filter} ${value}`] ?? value
}

interface FindFilterProps {
  readonly filter: ListFilter
  readonly chosen: readonly string[]
  readonly onChoose: (values: readonly string[]) => void
  readonly onClose: () => void
}

export function FindFilter({ filter, chosen, onChoose, onClose }: FindFilterProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const [words] = useDebouncedValue(search, 120)
  const [found, setFound] = useState<readonly FilterOption[]>([])
  const { id, find } = filter
  useEffect(() => {
    let isLate = false
    void find?.(words).then((options) => {
      if (isLate) return
      const labels = Object.fromEntries(options.map(({ value, label }) => [`${id} ${value}`, label]))
      useLabels.setState((known) => ({ labels: { ...known.labels, ...labels } }))
      setFound(options)
    })
    return () => {
      isLate = true
    }
  }, [find, id, words])
  const others = chosen.filter((value) => !found.some((option) => option.value === value))
  const options = [...others.map((value) => ({ value, label: foundLabel(id, value) })), ...found]
  return (
    <Dialog title={filter.label} onClose={onClose}>
      <MultiSelect
        data-autofocus
        label={filter.label}
        searchable
        nothingFoundMessage={t('shell:table.nothingMatches')}
        // Main has searched; what it found is all that is offered.
        filter={({ options: all }) => all}
        data={options}
        value={[...chosen]}
        searchValue={search}
        onSearchChange={setSearch}
        onChange={onChoose}
      />
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{t('shell:close')}</Button>
      </Group>
    </Dialog>
  )
}
