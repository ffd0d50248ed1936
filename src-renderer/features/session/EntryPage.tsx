// The door: sign in, or complete an invitation. Says why the last session ended.
import { Anchor } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SignedOut } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import styles from './session.module.css'
import { SignInForm } from './SignInForm.tsx'

/** What the sign-in form starts with. */
interface Arrival {
  readonly userName: string
  readonly registered: boolean
}

export function EntryPage({ session }: { readonly session: SignedOut }) {
  const t = useText()
  const { organization, version, ending } = session
  const [registers, setRegisters] = useState(false)
  const [arrival, setArrival] = useState<Arrival>({ userName: '', registered: false })
  useEffect(() => {
    document.title = organization
  }, [organization])
  if (registers) {
    return (
      <EntryFrame title={t('session:register.title')} version={version}>
        <RegisterForm
          onBack={() => setRegisters(false)}
          onRegistered={(userName) => {
            setArrival({ userName, registered: true })
            setRegisters(false)
          }}
        />
      </EntryFrame>
    )
  }
  return (
    <EntryFrame title={organization} hint={t('session:signIn.hint')} version={version}>
      {arrival.registered ? <Notice tone="good">{t('session:register.done')}</Notice> : null}
      {ending !== null && !arrival.registered ? (
        <Notice tone={ending === 'signed-out' ? 'neutral' : 'attention'}>
          {t(`session:ending.${ending}`)}
        </Notice>
      ) : null}
      <SignInForm key={arrival.userName} userName={arrival.userName} demo={session.demo} />
      <p className={styles.other}>
        {t('session:register.question')}{' '}
        <Anchor component="button" type="button" fz="sm" onClick={() => setRegisters(true)}>
          {t('session:register.open')}
        </Anchor>
      </p>
    </EntryFrame>
  )
}
