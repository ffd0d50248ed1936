// A password that can be looked at while it is typed.
import { PasswordInput } from '@mantine/core'
import type { PasswordInputProps } from '@mantine/core'
import { useText } from '../../i18n/texts.ts'

export function PasswordField(props: PasswordInputProps) {
  const t = useText()
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': t('shell:form.showPassword'), tabIndex: 0 }}
      // Mantine says so for its other inputs, not for this one.
      {...(props.error ? { 'aria-invalid': true } : {})}
      {...props}
    />
  )
}
