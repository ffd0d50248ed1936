// What a thing is called, and the unit of a source.
import { TextInput } from '@mantine/core'
import type { ThingKind } from '../../../src-shared/contract/inventory.ts'
import { useText } from '../../i18n/texts.ts'
import type { CallForm } from '../../ui/form/use-call-form.ts'

interface ThingFieldsProps {
  readonly kind: ThingKind
  readonly form: CallForm<{ name: string; unit: string }>
}

export function ThingFields({ kind, form }: ThingFieldsProps) {
  const t = useText()
  return (
    <>
      <TextInput label={t('inventory:fields.name')} required maxLength={100} {...form.field('name')} />
      {kind === 'source' ? (
        <TextInput
          label={t('inventory:fields.unit')}
          description={t('inventory:unitHint')}
          maxLength={40}
          {...form.field('unit')}
        />
      ) : null}
    </>
  )
}
