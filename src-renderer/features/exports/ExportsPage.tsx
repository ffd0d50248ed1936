// Exports for auditors (B-14): the key that seals them, a new one, and those that were made.
import { Stack } from '@mantine/core'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import { KeyCard } from './KeyCard.tsx'
import { MadeExports } from './MadeExports.tsx'
import { MakeKeyForm } from './MakeKeyForm.tsx'
import { NewExport } from './NewExport.tsx'

export function ExportsPage() {
  const t = useText()
  const mayCreate = useMay('exports.create')
  const { value, error, refresh } = useCall('exports.state', {}, { refreshOn: ['exports'] })
  return (
    <Page title={t('exports:title')} hint={t('exports:hint')}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {value === undefined ? null : value.key === null ? (
        mayCreate ? (
          <MakeKeyForm />
        ) : (
          <Stack gap="md">
            <LookOnly />
            <Empty title={t('exports:key.none')}>{t('exports:key.noneLook')}</Empty>
          </Stack>
        )
      ) : (
        <Stack gap={36}>
          {mayCreate ? <NewExport isRemembered={value.remembered !== null} /> : <LookOnly />}
          <KeyCard
            current={value.key}
            retired={value.retired}
            keyStore={value.keyStore}
            remembered={value.remembered}
          />
          <MadeExports made={value.made} />
        </Stack>
      )}
    </Page>
  )
}
