// Which role, and in which program.
import { NativeSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCall } from '../../../api/use-call.ts'
import { useText } from '../../../i18n/texts.ts'
import { roleChoices } from './bulk-acts.ts'
import type { ActName } from './bulk-acts.ts'

export interface Choice {
  readonly next: string | null
  readonly program: number | null
}

interface BulkChoiceProps {
  readonly act: ActName
  readonly choice: Choice
  readonly disabled: boolean
  readonly onChoose: (choice: Choice) => void
}

export function BulkChoice({ act, choice, disabled, onChoose }: BulkChoiceProps) {
  const t = useText()
  const roles = roleChoices(t, act)
  if (roles.length === 0) return null
  return (
    <>
      {act === 'set-contact' ? (
        <ProgramChoice disabled={disabled} onChoose={(program) => onChoose({ ...choice, program })} />
      ) : null}
      <NativeSelect
        label={t('people:bulk.next')}
        disabled={disabled}
        data={[{ value: '', label: t('people:bulk.choose'), disabled: true }, ...roles]}
        value={choice.next ?? ''}
        onChange={(event) => onChoose({ ...choice, next: event.currentTarget.value })}
      />
    </>
  )
}

interface ProgramChoiceProps {
  readonly disabled: boolean
  readonly onChoose: (program: number | null) => void
}

function ProgramChoice({ disabled, onChoose }: ProgramChoiceProps) {
  const t = useText()
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [search, setSearch] = useState('')
  const [words] = useDebouncedValue(search === chosen?.label ? '' : search, 120)
  const { value } = useCall('programs.list', {
    offset: 0,
    limit: 30,
    search: words,
    sort: { column: 'name', descending: false },
  })
  const found = (value?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
  const data =
    chosen === null || found.some((each) => each.value === chosen.value) ? found : [chosen, ...found]
  return (
    <Select
      label={t('people:bulk.program')}
      placeholder={t('people:bulk.chooseProgram')}
      searchable
      disabled={disabled}
      filter={({ options }) => options}
      data={data}
      value={chosen?.value ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => {
        setChosen(data.find((each) => each.value === id) ?? null)
        onChoose(id === null ? null : Number(id))
      }}
    />
  )
}
