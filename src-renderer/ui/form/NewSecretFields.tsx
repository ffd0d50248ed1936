// A new secret, twice (S3-23): a password or a passphrase. What is asked for is said before, not after.
import type { FormErrors } from '@mantine/form'
import { PasswordField } from './PasswordField.tsx'
import type { CallForm } from './use-call-form.ts'

type Field = ReturnType<CallForm<Record<string, unknown>>['field']>

interface NewSecretFieldsProps {
  readonly label: string
  readonly hint: string
  readonly againLabel: string
  /** What a keeper of passwords may do with it. */
  readonly autoComplete: 'new-password' | 'off'
  readonly isOptional?: boolean
  /** What `form.field` says of the two. */
  readonly first: Field
  readonly again: Field
}

export function NewSecretFields(props: NewSecretFieldsProps) {
  const { label, hint, againLabel, first, again } = props
  const common = { autoComplete: props.autoComplete, required: props.isOptional !== true }
  return (
    <>
      <PasswordField label={label} description={hint} {...common} {...first} />
      <PasswordField label={againLabel} {...common} {...again} />
    </>
  )
}

/** What the schema cannot know of them: an error at the second where it says another secret. */
export function secretMismatch(
  [secret, again]: readonly [secret: string, again: string],
  errors: FormErrors,
): FormErrors {
  return again !== '' && secret !== again ? errors : {}
}
