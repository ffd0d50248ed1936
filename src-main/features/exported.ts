// What every table of the store is to an export (B-14), typed by the tables: one that nobody has declared does not compile,
// and a test holds the record against the migrated schema.
import type { ExportedView, TableDeclaration } from '../exports/declaration.ts'
import type { StoreTable } from '../exports/store-table.ts'
import { accessRequestsTables } from './access-requests/exported.ts'
import { auditTrailTables, auditTrailViews } from './audit-trail/exported.ts'
import { exportsTables } from './exports/exported.ts'
import { facilitiesTables, facilitiesViews } from './facilities/exported.ts'
import { inventoryTables, inventoryViews } from './inventory/exported.ts'
import { noticesTables } from './notices/exported.ts'
import { organizationTables, organizationViews } from './organization/exported.ts'
import { outboxTables } from './outbox/exported.ts'
import { peopleTables, peopleViews } from './people/exported.ts'
import { programsTables, programsViews } from './programs/exported.ts'
import { regulatorsTables } from './regulators/exported.ts'
import { reviewsTables, reviewsViews } from './reviews/exported.ts'
import { rolesTables, rolesViews } from './roles/exported.ts'

export const exportedTables: Readonly<Record<StoreTable, TableDeclaration>> = {
  ...organizationTables,
  ...peopleTables,
  ...rolesTables,
  ...facilitiesTables,
  ...regulatorsTables,
  ...accessRequestsTables,
  ...programsTables,
  ...inventoryTables,
  ...reviewsTables,
  ...outboxTables,
  ...noticesTables,
  ...exportsTables,
  ...auditTrailTables,
}

export const exportedViews: Readonly<Record<string, ExportedView>> = {
  ...organizationViews,
  ...peopleViews,
  ...rolesViews,
  ...facilitiesViews,
  ...programsViews,
  ...inventoryViews,
  ...reviewsViews,
  ...auditTrailViews,
}
