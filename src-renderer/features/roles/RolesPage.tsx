// Roles: the list of people × modules, or one person's page. Both stage into the same panel; leaving the page with staged
// changes asks, and leaves them behind.
import { useEffect } from 'react'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { useLeaveGuard } from '../../ui/form/leave-guard.ts'
import { PersonRolesPage } from './PersonRolesPage.tsx'
import { rolesStaging } from './roles-staging.ts'
import { RolesList } from './RolesList.tsx'
import { StagedFrame } from './StagedFrame.tsx'
import { discardAll } from './staging.ts'
import { usePreview } from './use-preview.ts'
import { useSaveRoles } from './use-save.ts'

export function RolesPage({ params }: PageProps) {
  const preview = usePreview(rolesStaging)
  const { busy, save } = useSaveRoles(rolesStaging, preview)
  // The list and the pages of persons are one page: going between them loses nothing.
  useLeaveGuard(preview.items.length > 0, 'roles')
  useEffect(() => () => discardAll(rolesStaging), [])
  const person = typeof params.person === 'number' ? (params.person as PersonId) : null
  return (
    <StagedFrame store={rolesStaging} preview={preview} busy={busy} onSave={save}>
      {person === null ? <RolesList assign={params.assign} /> : <PersonRolesPage id={person} />}
    </StagedFrame>
  )
}
