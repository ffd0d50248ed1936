// The fields of a regulator, as adding and editing share them.
import { Radio, Stack, TextInput } from '@mantine/core'
import { regulatorKinds } from '../../../src-shared/contract/regulators.ts'
import type { RegulatorChoice } from '../../../src-shared/contract/regulators.ts'
import { useText } from '../../i18n/texts.ts'
import type { CallForm } from '../../ui/form/use-call-form.ts'

export type RegulatorValues = { name: string; kind: RegulatorChoice['kind']; email: string }

export function RegulatorFields({ form }: { readonly form: CallForm<RegulatorValues> }) {
  const t = useText()
  return (
    <>
      <TextInput
        label={t('facilities:regulators.columns.name')}
        required
        maxLength={100}
        {...form.field('name')}
      />
      <Radio.Group label={t('facilities:regulators.columns.kind')} {...form.field('kind')}>
        <Stack gap="xs" mt={6}>
          {regulatorKinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`facilities:kinds.${kind}`)}
              description={t(`facilities:regulators.kindHint.${kind}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('facilities:regulators.columns.email')}
        description={t('facilities:regulators.emailHint')}
        type="email"
        {...form.field('email')}
      />
    </>
  )
}
