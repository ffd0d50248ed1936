// The format of one column, for this preview: formats that read some of it, those of the preferences, and any other that is
// typed and understood.
import { Select } from '@mantine/core'
import { useState } from 'react'
import { compileDateFormat, dateFormat } from '../../../src-shared/csv/date-format.ts'
import { dateFormats } from '../../../src-shared/domain/preferences.ts'
import { formatName } from '../../../src-shared/i18n/csv-problem.ts'
import { useText } from '../../i18n/texts.ts'
import type { PreviewColumn } from './columns.ts'
import styles from './card.module.css'
import { useOwnFormat } from './own-format.ts'
import { chooseFormat } from './preview-store.ts'
import { rivalsOf } from './verdict.ts'

interface FormatSelectProps {
  readonly column: PreviewColumn
  readonly name: string
}

/** Rivals that are offered; more would hide the preferences below them. */
const mostRivals = 8

export function FormatSelect({ column, name }: FormatSelectProps) {
  const t = useText()
  const own = useOwnFormat()
  const [typed, setTyped] = useState('')
  const chosen = column.format ?? own.name
  const date = column.profile?.date ?? null
  const reading =
    date === null
      ? []
      : rivalsOf(date, '')
          .slice(0, mostRivals)
          .map(({ format }) => format)
  const listed = new Set([own.name, ...reading, ...dateFormats.map((each) => dateFormat(each).name)])
  const compiled = compileDateFormat(typed)
  const further = [chosen, ...(compiled.ok ? [compiled.format.name] : [])].filter((each) => !listed.has(each))
  const option = (value: string) => ({ value, label: formatName(value, t) })
  const others = [...listed].filter((each) => each !== own.name && !reading.includes(each))
  const groups = [
    { group: t('imports:format.groupYours'), items: [option(own.name)] },
    { group: t('imports:format.groupReads'), items: reading.filter((each) => each !== own.name).map(option) },
    { group: t('imports:format.groupAll'), items: others.map(option) },
    { group: t('imports:format.groupTyped'), items: [...new Set(further)].map(option) },
  ].filter(({ items }) => items.length > 0)
  return (
    <Select
      className={styles.select}
      size="xs"
      aria-label={t('imports:format.of', { name })}
      data={groups}
      value={chosen}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t('imports:format.unknown')}
      onSearchChange={setTyped}
      comboboxProps={{ width: 230, position: 'bottom-end' }}
      maxDropdownHeight={300}
      onChange={(value) => {
        if (value !== null) chooseFormat(column.index, value === own.name ? null : value)
      }}
    />
  )
}
