// Name, telephone and title, as every form about oneself has them.
import { SimpleGrid, TextInput } from '@mantine/core'
import { useText } from '../../i18n/texts.ts'
import type { CallForm } from '../../ui/form/use-call-form.ts'

interface PersonFieldsProps<Values extends Record<string, unknown>> {
  readonly form: CallForm<Values>
  /** registering requires both names, the Emissions form does not. */
  readonly namesRequired?: boolean
  /** Where the fields are part of a larger form, as in `person.`. */
  readonly within?: string
}

export function PersonFields<Values extends Record<string, unknown>>(props: PersonFieldsProps<Values>) {
  const { form, namesRequired = false, within = '' } = props
  const t = useText()
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          label={t('session:person.firstName')}
          required={namesRequired}
          autoComplete="given-name"
          {...form.field(`${within}firstName`)}
        />
        <TextInput
          label={t('session:person.lastName')}
          required={namesRequired}
          autoComplete="family-name"
          {...form.field(`${within}lastName`)}
        />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={t('session:person.phone')} autoComplete="tel" {...form.field(`${within}phone`)} />
        <TextInput
          label={t('session:person.title')}
          autoComplete="organization-title"
          {...form.field(`${within}title`)}
        />
      </SimpleGrid>
    </>
  )
}
