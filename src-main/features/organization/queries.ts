// The organization's one row.
import type { WriteDb } from '../../db/open.ts'
import { organizationTable } from '../../db/tables/organization.ts'

type OrganizationChange = Partial<
  Pick<
    typeof organizationTable.$inferInsert,
    'name' | 'headquartersAddress' | 'passwordPolicy' | 'idleLockMinutes' | 'selfRegistration'
  >
>

export function updateOrganization(db: WriteDb, change: OrganizationChange): void {
  db.update(organizationTable).set(change).run()
}
