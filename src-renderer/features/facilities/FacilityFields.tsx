// The fields of a facility, as adding and editing share them.
import { Select, Textarea, TextInput } from '@mantine/core'
import type { RegulatorId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import type { CallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'

export type FacilityValues = {
  name: string
  siteId: string
  address: string
  /** As the select has it; empty while none is chosen. */
  regulatorId: string
}

/** What main is asked for. */
export function facilityInput({ regulatorId, ...values }: FacilityValues) {
  return { ...values, regulatorId: Number(regulatorId) as RegulatorId }
}

export function FacilityFields({ form }: { readonly form: CallForm<FacilityValues> }) {
  const t = useText()
  const { value } = useCall('facilities.regulators', {}, { refreshOn: ['facilities'] })
  const data = (value?.regulators ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
  const regulator = form.field('regulatorId')
  return (
    <>
      <TextInput label={t('facilities:columns.name')} required maxLength={100} {...form.field('name')} />
      <TextInput
        label={t('facilities:columns.siteId')}
        description={t('facilities:siteIdHint')}
        required
        maxLength={40}
        {...form.field('siteId')}
      />
      <Textarea
        label={t('facilities:columns.address')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.field('address')}
      />
      <Select
        label={t('facilities:columns.regulator')}
        description={t('facilities:regulatorHint')}
        required
        searchable
        data={data}
        {...regulator}
        onChange={(id) => regulator.onChange(id ?? '')}
      />
      {value?.regulators.length === 0 ? (
        <Notice tone="attention">{t('facilities:noRegulators')}</Notice>
      ) : null}
    </>
  )
}
