// What one's own roles allow: the part of the role catalogue that concerns the person themselves.
import { Title } from '@mantine/core'
import type { HeldRoles } from '../../../src-shared/contract/roles.ts'
import { catalogue } from '../../../src-shared/policy/catalogue.ts'
import { roleName } from '../../../src-shared/policy/wording.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { RoleRights } from './RoleRights.tsx'

export function MyRolesPage() {
  const t = useText()
  const { value, error, refresh } = useCall('roles.mine', {}, { refreshOn: ['roles', 'people', 'programs'] })
  return (
    <Page title={t('insight:mine.title')} hint={t('insight:mine.hint')}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined
        ? error === null && <Loading />
        : catalogue
            .filter(({ key }) => keysOf(value).has(key))
            .map((role) => (
              <section key={role.key} aria-label={roleName(t, role.key)}>
                <Title order={2} mt="lg">
                  {roleName(t, role.key)}
                </Title>
                <p>{t(`policy:roles.${role.key}.description`)}</p>
                <RoleRights role={role} />
              </section>
            ))}
    </Page>
  )
}

function keysOf({ submittals, programs, emissions }: HeldRoles): ReadonlySet<string> {
  return new Set([
    `submittals.${submittals.role}`,
    `programs.${programs.corporate}`,
    ...programs.contacts.map(({ role }) => `programs.${role}`),
    `emissions.${emissions.role}`,
  ])
}
