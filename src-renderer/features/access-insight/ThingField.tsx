// What a question is about: its kind where several would do, and one of that kind, searched by main.
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { InsightThing } from '../../../src-shared/contract/access-insight.ts'
import type { InsightKind } from '../../../src-shared/policy/asking.ts'
import { thingText } from '../../../src-shared/i18n/insight-words.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'

interface ThingFieldProps {
  readonly kinds: readonly InsightKind[]
  readonly kind: InsightKind
  readonly thing: InsightThing | null
  /** Its words, once an answer has named it. */
  readonly known: string | null
  readonly onKind: (kind: InsightKind) => void
  readonly onChoose: (id: number | null) => void
}

export function ThingField({ kinds, kind, thing, known, onKind, onChoose }: ThingFieldProps) {
  const t = useText()
  return (
    <>
      {kinds.length < 2 ? null : (
        <Select
          label={t('insight:kindLabel')}
          allowDeselect={false}
          data={kinds.map((each) => ({ value: each, label: t(`insight:kinds.${each}`) }))}
          value={kind}
          onChange={(each) => onKind(each as InsightKind)}
        />
      )}
      {kind === 'organization' ? null : <OneThing key={kind} {...{ kind, thing, known, onChoose }} />}
    </>
  )
}

type OneThingProps = Pick<ThingFieldProps, 'kind' | 'thing' | 'known' | 'onChoose'>

function OneThing({ kind, thing, known, onChoose }: OneThingProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const id = thing !== null && thing.kind !== 'organization' ? thing.id : null
  const [words] = useDebouncedValue(search, 120)
  const isChosen = id !== null && (search === known || search === '')
  const { value } = useCall('access.things', { kind, search: isChosen ? '' : words, offset: 0, limit: 40 })
  const found = (value?.rows ?? []).map((each) => ({ value: String(each.id), label: thingText(t, each) }))
  const options =
    id === null || known === null || found.some((each) => each.value === String(id))
      ? found
      : [{ value: String(id), label: known }, ...found]
  return (
    <Select
      label={t(`insight:kinds.${kind}`)}
      placeholder={t('insight:chooseThing')}
      searchable
      clearable
      nothingFoundMessage={t('insight:nothingFound')}
      filter={({ options: all }) => all}
      data={options}
      value={id === null ? null : String(id)}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(chosen) => onChoose(chosen === null ? null : Number(chosen))}
      clearButtonProps={{ 'aria-label': t('insight:clear', { name: t(`insight:kinds.${kind}`) }) }}
    />
  )
}
