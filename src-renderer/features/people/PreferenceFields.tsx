// The preferences of somebody else, who is being added or edited (S3-24..32), with what their formats look like.
import { NumberInput, Select } from '@mantine/core'
import {
  dateFormats,
  defaultPreferences,
  numberFormats,
  timeFormats,
  translations,
} from '../../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import { useText } from '../../i18n/texts.ts'
import { TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx'
import type { CallForm } from '../../ui/form/use-call-form.ts'

const mostDecimals = 10
const exampleDay = '2026-04-03'
const exampleInstant = `${exampleDay}T14:30:00.000Z`

interface PreferenceFieldsProps<Values extends Record<string, unknown>> {
  readonly form: CallForm<Values>
}

export function PreferenceFields<Values extends Record<string, unknown>>({
  form,
}: PreferenceFieldsProps<Values>) {
  const t = useText()
  const field = (name: keyof Preferences) => form.field(`preferences.${name}`)
  return (
    <>
      <Select
        label={t('preferences:translation.label')}
        required
        allowDeselect={false}
        data={translations.map((value) => ({ value, label: t(`preferences:translation.${value}`) }))}
        {...field('translation')}
      />
      <Select
        label={t('preferences:dateFormat.label')}
        description={t('people:users.dateFormatHint')}
        required
        allowDeselect={false}
        data={dateFormats.map((value) => ({ value, label: `${value}   ·   ${dayIn(value)}` }))}
        {...field('dateFormat')}
      />
      <Select
        label={t('preferences:timeFormat.label')}
        required
        allowDeselect={false}
        data={timeFormats.map((value) => ({ value, label: `${value}   ·   ${timeIn(value)}` }))}
        {...field('timeFormat')}
      />
      <TimeZoneSelect label={t('preferences:timeZone.label')} required {...field('timeZone')} />
      <Select
        label={t('preferences:numberFormat.label')}
        required
        allowDeselect={false}
        data={[...numberFormats]}
        {...field('numberFormat')}
      />
      <NumberInput
        label={t('preferences:numberScaling.label')}
        description={t('preferences:numberScaling.hint')}
        required
        min={0}
        max={mostDecimals}
        allowDecimal={false}
        clampBehavior="strict"
        {...field('numberScaling')}
      />
    </>
  )
}

function dayIn(dateFormat: Preferences['dateFormat']): string {
  return formatter({ ...defaultPreferences, dateFormat }).day(exampleDay)
}

function timeIn(timeFormat: Preferences['timeFormat']): string {
  return formatter({ ...defaultPreferences, timeFormat }).time(exampleInstant)
}
