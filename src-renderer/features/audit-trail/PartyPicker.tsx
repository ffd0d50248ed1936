// Somebody or something that the trail names, looked up by a part of the name.
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './audit-trail.module.css'

interface PartyPickerProps {
  readonly label: string
  /** As in `person:12`. */
  readonly value: string | null
  readonly onChange: (key: string | null) => void
  /** Whether only people are a choice. */
  readonly onlyPeople?: boolean
}

export function PartyPicker({ label, value, onChange, onlyPeople = false }: PartyPickerProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const [chosenName, setChosenName] = useState('')
  const [words] = useDebouncedValue(search === chosenName ? '' : search, 120)
  const found = useCall('audit-trail.parties', { search: words, keys: value === null ? [] : [value] })
  const parties = (found.value?.parties ?? []).filter(({ key }) => !onlyPeople || key.startsWith('person:'))
  const notes = new Map(parties.map(({ key, kind, note }) => [key, note === '' ? kind : note]))
  return (
    <Select
      label={label}
      searchable
      clearable
      placeholder={t(onlyPeople ? 'audit:picker.person' : 'audit:picker.placeholder')}
      nothingFoundMessage={t('audit:picker.nothing')}
      // Main has searched; what it found is all that is offered.
      filter={({ options }) => options}
      data={parties.map(({ key, name }) => ({ value: key, label: name }))}
      value={value}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(key, option) => {
        setChosenName(option?.label ?? '')
        onChange(key)
      }}
      renderOption={({ option }) => (
        <span>
          <span className={styles.optionName}>{option.label}</span>
          <span className={styles.optionNote}>{notes.get(option.value)}</span>
        </span>
      )}
      clearButtonProps={{ 'aria-label': t('audit:picker.clear') }}
    />
  )
}
