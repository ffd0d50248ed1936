// The stored server as it is read by those who may not change it; whether it has a password is all that is known of that.
import { useText } from '../../i18n/texts.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import type { StoredServer } from './values.ts'

export function ServerFacts({ server }: { readonly server: NonNullable<StoredServer> }) {
  const t = useText()
  const { host, port, security, userName, hasPassword, senderName, senderAddress } = server
  return (
    <>
      <Facts
        title={t('mail:server.connection')}
        facts={[
          [t('mail:server.host'), host],
          [t('mail:server.security'), t(`mail:server.securities.${security}`)],
          [t('mail:server.port'), String(port)],
        ]}
      />
      <Facts
        title={t('mail:server.login')}
        facts={[
          [t('mail:server.userName'), userName === '' ? t('mail:server.noLogin') : userName],
          [t('mail:server.password'), hasPassword ? t('mail:server.passwordKept') : null],
        ]}
      />
      <Facts
        title={t('mail:server.sender')}
        facts={[
          [t('mail:server.senderName'), senderName],
          [t('mail:server.senderAddress'), senderAddress],
        ]}
      />
    </>
  )
}
