// A person looked up among the organization's people.
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'

interface PersonFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly chosen: PersonId | null
  readonly onChoose: (person: PersonId | null) => void
}

export function PersonField({ label, placeholder, chosen, onChoose }: PersonFieldProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const known = useCall('people.get', chosen === null ? null : { person: chosen })
  const name = chosen === null ? '' : (known.value?.displayName ?? '')
  const [words] = useDebouncedValue(search === name ? '' : search, 120)
  const { value } = useCall('people.list', { offset: 0, limit: 30, search: words, filters: {} })
  const found = (value?.rows ?? []).map(({ id, displayName, email }) => ({ id, displayName, email }))
  const people =
    chosen === null || known.value?.id !== chosen || found.some(({ id }) => id === chosen)
      ? found
      : [known.value, ...found]
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      nothingFoundMessage={t('insight:nobodyFound')}
      // Main has searched; what it found is all that is offered.
      filter={({ options }) => options}
      data={people.map(({ id, displayName, email }) => ({ value: String(id), label: displayName, email }))}
      value={chosen === null ? null : String(chosen)}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => onChoose(id === null ? null : (Number(id) as PersonId))}
      clearButtonProps={{ 'aria-label': t('insight:clear', { name: label }) }}
    />
  )
}
