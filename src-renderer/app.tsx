// Which of the program's faces is shown: the first start, signing in, or the shell. When a session ends, everything that
// was shown and remembered of it goes.
import { Notifications } from '@mantine/notifications'
import { useEffect, useLayoutEffect } from 'react'
import { refreshSession, usePreferences, useSessionUpdates } from './api/session.ts'
import { resetViewStores } from './api/view-store.ts'
import { ReadingHost } from './features/reading/ReadingHost.tsx'
import { EntryPage } from './features/session/EntryPage.tsx'
import { SetUpPage } from './features/session/SetUpPage.tsx'
import { setLanguage } from './i18n/texts.ts'
import { Shell } from './shell/Shell.tsx'
import { ConfirmHost } from './ui/dialog/confirm.tsx'
import { Problem } from './ui/states/Problem.tsx'
import { AppTheme } from './ui/theme/AppTheme.tsx'
import { motion } from './ui/theme/theme.ts'
import { forgetNotifications } from './ui/toast/notify.ts'

export function App() {
  const { state, error } = useSessionUpdates()
  const { translation, theme } = usePreferences()
  useLayoutEffect(() => setLanguage(translation), [translation])
  const person = state?.stage === 'signed-in' ? state.person.id : null
  useEffect(() => {
    // After the shell has gone, so that nothing of it writes into the stores again.
    if (person !== null) return forgetSession
    return undefined
  }, [person])
  return (
    <AppTheme preference={theme}>
      <Notifications
        position="bottom-center"

        containerWidth={380}
        transitionDuration={motion}
        zIndex={300}
      />
      {state === null && error !== null ? (
        <Problem error={error} retry={() => void refreshSession()} />
      ) : null}
      <ReadingHost>
        {state?.stage === 'set-up' ? <SetUpPage session={state} /> : null}
        {state?.stage === 'signed-out' ? <EntryPage session={state} /> : null}
        {state?.stage === 'signed-in' ? <Shell key={state.person.id} /> : null}
      </ReadingHost>
      <ConfirmHost />
    </AppTheme>
  )
}

function forgetSession(): void {
  resetViewStores()
  forgetNotifications()
}
