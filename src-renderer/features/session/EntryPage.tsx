// The door: sign in, complete an invitation, or register without one. Says why the last session ended.
import { Anchor } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SignedOut } from '../../api/session.ts'
import { forgetLink, useWaitingLink } from '../../api/waiting-link.ts'
import { useText } from '../../i18n/texts.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import { RegisterSelfForm } from './RegisterSelfForm.tsx'
import styles from './session.module.css'
import { SignInForm } from './SignInForm.tsx'

/** What the sign-in form starts with. */
interface Arrival {
  readonly userName: string
  /** By which form, if one was just filled in. */
  readonly registered: 'register' | 'registerSelf' | null
}

export function EntryPage({ session }: { readonly session: SignedOut }) {
  const t = useText()
  const { organization, version, ending } = session
  const [registers, setRegisters] = useState<Arrival['registered']>(null)
  const [arrival, setArrival] = useState<Arrival>({ userName: '', registered: null })
  const [code, setCode] = useState('')
  useWaitingLink((link) => {
    setCode(link.code)
    setRegisters('register')
    void forgetLink()
  })
  useEffect(() => {
    document.title = organization
  }, [organization])
  if (registers !== null) {
    const close = () => {
      setCode('')
      setRegisters(null)
    }
    const forms = {
      onBack: close,
      onRegistered: (userName: string) => {
        setArrival({ userName, registered: registers })
        close()
      },
    }
    return registers === 'register' ? (
      <EntryFrame title={t('session:register.title')} version={version}>
        <RegisterForm key={code} code={code} {...forms} />
      </EntryFrame>
    ) : (
      <EntryFrame
        title={t('session:registerSelf.title')}
        hint={t('session:registerSelf.hint')}
        version={version}
      >
        <RegisterSelfForm passwordPolicy={session.passwordPolicy} {...forms} />
      </EntryFrame>
    )
  }
  return (
    <EntryFrame title={organization} hint={t('session:signIn.hint')} version={version}>
      {arrival.registered === null ? null : (
        <Notice tone="good">{t(`session:${arrival.registered}.done`)}</Notice>
      )}
      {ending !== null && arrival.registered === null ? (
        <Notice tone={ending === 'signed-out' ? 'neutral' : 'attention'}>
          {t(`session:ending.${ending}`)}
        </Notice>
      ) : null}
      <SignInForm key={arrival.userName} userName={arrival.userName} demo={session.demo} />
      <p className={styles.other}>
        {t('session:register.question')}{' '}
        <Anchor component="button" type="button" fz="sm" onClick={() => setRegisters('register')}>
          {t('session:register.open')}
        </Anchor>
        {session.selfRegistration ? (
          <>
            <br />
            {t('session:registerSelf.question')}{' '}
            <Anchor component="button" type="button" fz="sm" onClick={() => setRegisters('registerSelf')}>
              {t('session:registerSelf.open')}
            </Anchor>
          </>
        ) : null}
      </p>
    </EntryFrame>
  )
}
