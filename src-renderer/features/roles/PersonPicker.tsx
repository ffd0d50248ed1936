// Somebody looked up by name or e-mail among the organization's people, for those who may see them (S2-10).
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PersonLine } from '../../../src-shared/contract/roles.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './roles.module.css'

interface PersonPickerProps {
  readonly label: string
  /** Only people who can take over a role that exactly one person holds, now or once they are registered and approved. */
  readonly canTakeOver?: boolean
  /** People who are no choice here. */
  readonly except: readonly number[]
  readonly chosen: PersonLine | null
  readonly onChoose: (person: PersonLine | null) => void
}

export function PersonPicker({ label, canTakeOver = false, except, chosen, onChoose }: PersonPickerProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const [words] = useDebouncedValue(search === chosen?.displayName ? '' : search, 120)
  const { value } = useCall('people.list', {
    offset: 0,
    limit: 30,
    search: words,
    filters: canTakeOver ? { state: ['active', 'invited', 'pending'] } : {},
    sort: { column: 'name', descending: false },
  })
  const found = (value?.rows ?? []).filter(({ id }) => !except.includes(id))
  const people = chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found]
  const emails = new Map(people.map(({ id, email }) => [String(id), email]))
  return (
    <Select
      label={label}
      searchable
      clearable
      placeholder={t('roles:picker.placeholder')}
      nothingFoundMessage={t('roles:picker.nobody')}
      // Main has searched; what it found is all that is offered.
      filter={({ options }) => options}
      data={people.map(({ id, displayName }) => ({ value: String(id), label: displayName }))}
      value={chosen === null ? null : String(chosen.id)}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => onChoose(people.find((person) => String(person.id) === id) ?? null)}
      renderOption={({ option }) => (
        <span>
          <span className={styles.optionName}>{option.label}</span>
          <span className={styles.optionText}>{emails.get(option.value)}</span>
        </span>
      )}
      clearButtonProps={{ 'aria-label': t('roles:picker.clear') }}
    />
  )
}
