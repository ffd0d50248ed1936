// What the signed-in person holds themselves, for everybody to see and nobody to change here.
import { Button, Group } from '@mantine/core'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { HeldCards } from './HeldCards.tsx'

export function MyAccessPage() {
  const t = useText()
  const { value, error, refresh } = useCall(
    'roles.mine',
    {},
    { refreshOn: ['roles', 'people', 'programs', 'inventory'] },
  )
  return (
    <Page
      title={t('roles:mine.title')}
      hint={t('roles:mine.hint')}
      actions={
        // Before approval, roles that are noted down allow nothing (S1-21).
        value?.person.state !== 'active' ? null : (
          <Group gap="xs">
            <Button variant="default" onClick={() => void go('my-roles')}>
              {t('insight:mine.title')}
            </Button>
            <Button variant="default" onClick={() => void go('access-why')}>
              {t('insight:mine.why')}
            </Button>
          </Group>
        )
      }
    >
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined ? error === null && <Loading /> : <HeldCards held={value} isReadOnly />}
    </Page>
  )
}
