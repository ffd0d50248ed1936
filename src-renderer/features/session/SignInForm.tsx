// Signing in. Refusals come in main's words; after too many wrong passwords the wait counts down.
import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { SignedOut } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Form } from '../../ui/form/Form.tsx'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'

interface SignInFormProps {
  readonly userName: string
  readonly demo: SignedOut['demo']
}

export function SignInForm({ userName, demo }: SignInFormProps) {
  const t = useText()
  const password = useRef<HTMLInputElement>(null)
  const [left, startWait] = useCountdown()
  const form = useCallForm({
    call: 'session.sign-in',
    initialValues: { userName, password: '' },
    input: (values) => values,
    asksBeforeLeaving: false,
    // The session's state says the rest.
    onDone: () => {},
    onRefused: (error) => {
      form.fields.setFieldValue('password', '')
      password.current?.focus()
      if (error.rule === 'sign-in-wait' && error.count !== undefined) startWait(error.count)
      return error.rule === 'sign-in-wait'
    },
  })
  return (
    <Form
      form={form}
      submitLabel={t('session:signIn.submit')}
      explainsRequired={false}
      disabled={left > 0}
      focusOn={userName}
      fill
    >
      {demo === null ? null : (
        <Notice tone="neutral" title={t('session:demo.title')}>
          <p>{t('session:demo.hint', demo)}</p>
          <Button
            variant="default"
            size="compact-sm"
            mt={6}
            onClick={() => form.fields.setValues({ userName: demo.userName, password: demo.password })}
          >
            {t('session:demo.fill')}
          </Button>
        </Notice>
      )}
      <TextInput
        label={t('session:userName')}
        required
        withAsterisk={false}
        autoComplete="username"
        {...form.field('userName')}
      />
      <PasswordField
        ref={password}
        label={t('session:password')}
        required
        withAsterisk={false}
        autoComplete="current-password"
        {...form.field('password')}
      />
      {left > 0 ? (
        <Notice tone="attention" live>
          {t('errors:refused.sign-in-wait', { count: left })}
        </Notice>
      ) : null}
    </Form>
  )
}

/** `[seconds left, start]`; counted by a clock that does not jump. */
function useCountdown(): readonly [number, (seconds: number) => void] {
  const [until, setUntil] = useState(0)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (until === 0) return undefined
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000))
      setLeft(seconds)
      if (seconds === 0) setUntil(0)
    }, 250)
    return () => clearInterval(timer)
  }, [until])
  const start = (seconds: number) => {
    setUntil(performance.now() + seconds * 1000)
    setLeft(seconds)
  }
  return [left, start]
}
