// The IANA time zones that this runtime knows, searched by any part of their name, each with its offset of today (S3-27).
import { Select } from '@mantine/core'
import type { SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useText } from '../../i18n/texts.ts'

/** Where this machine is. */
export function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

export function TimeZoneSelect(props: Omit<SelectProps, 'data'>) {
  const t = useText()
  const zones = useMemo(() => timeZones(props.value), [props.value])
  return (
    <Select
      searchable
      allowDeselect={false}
      data={zones}
      maxDropdownHeight={260}
      nothingFoundMessage={t('shell:form.noTimeZone')}
      {...props}
    />
  )
}

function timeZones(chosen: string | null | undefined): { value: string; label: string }[] {
  const now = new Date()
  // Runtimes differ in which names they list; one that is stored must stay on the list.
  const names = new Set(['UTC', ...(chosen ? [chosen] : []), ...Intl.supportedValuesOf('timeZone')])
  return [...names].map((value) => ({ value, label: labelOf(value, now) }))
}

/** "America/New York (UTC−04:00)" */
function labelOf(timeZone: string, at: Date): string {
  if (timeZone === 'UTC') return timeZone
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const offset = parts
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', 'UTC')
    .replace('-', '−')
  return `${timeZone.replaceAll('_', ' ')} (${offset})`
}
