// One more program for a person: a look-up, a level and Add (S2-10).
import { Button, NativeSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useRoleOptions } from './role-options.ts'
import styles from './roles.module.css'

interface Named {
  readonly id: ProgramId
  readonly name: string
}

interface AddProgramProps {
  /** Programs that the person is in already. */
  readonly except: readonly number[]
  readonly onAdd: (program: Named, level: 'viewer' | 'contributor') => void
}

export function AddProgram({ except, onAdd }: AddProgramProps) {
  const t = useText()
  const { contact } = useRoleOptions()
  const [program, setProgram] = useState<Named | null>(null)
  const [level, setLevel] = useState<'viewer' | 'contributor'>('viewer')
  const [search, setSearch] = useState('')
  const [words] = useDebouncedValue(search === program?.name ? '' : search, 120)
  const { value } = useCall('programs.list', {
    offset: 0,
    limit: 30,
    search: words,
    sort: { column: 'name', descending: false },
  })
  const found = (value?.rows ?? []).filter(({ id }) => !except.includes(id))
  const programs = program === null || found.some(({ id }) => id === program.id) ? found : [program, ...found]
  return (
    <div className={styles.add}>
      <Select
        className={styles.grow}
        aria-label={t('roles:contacts.program')}
        placeholder={t('roles:contacts.program')}
        searchable
        nothingFoundMessage={t('roles:contacts.noProgram')}
        filter={({ options }) => options}
        data={programs.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={program === null ? null : String(program.id)}
        searchValue={search}
        onSearchChange={setSearch}
        onChange={(id) => setProgram(programs.find((each) => String(each.id) === id) ?? null)}
      />
      <NativeSelect
        aria-label={t('roles:contacts.level')}
        data={contact.map(({ value: role, label }) => ({ value: role, label }))}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value as typeof level)}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={program === null}
        onClick={() => {
          if (program !== null) onAdd(program, level)
          setProgram(null)
          setSearch('')
        }}
      >
        {t('roles:contacts.add')}
      </Button>
    </div>
  )
}
