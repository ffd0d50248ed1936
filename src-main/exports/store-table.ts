// The names of the store's tables, as types: what `features/exported.ts` has to declare, one by one.
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type * as accessRequests from '../db/tables/access-requests.ts'
import type * as audit from '../db/tables/audit.ts'
import type * as exportsMade from '../db/tables/exports.ts'
import type * as inventory from '../db/tables/inventory.ts'
import type * as invitations from '../db/tables/invitations.ts'
import type * as notices from '../db/tables/notices.ts'
import type * as organization from '../db/tables/organization.ts'
import type * as outgoing from '../db/tables/outgoing.ts'
import type * as people from '../db/tables/people.ts'
import type * as preferences from '../db/tables/preferences.ts'
import type * as programs from '../db/tables/programs.ts'
import type * as reviews from '../db/tables/reviews.ts'
import type * as roles from '../db/tables/roles.ts'

type TablesIn<Exports> = Extract<Exports[keyof Exports], SQLiteTable>

type Tables =
  | TablesIn<typeof accessRequests>
  | TablesIn<typeof audit>
  | TablesIn<typeof exportsMade>
  | TablesIn<typeof inventory>
  | TablesIn<typeof invitations>
  | TablesIn<typeof notices>
  | TablesIn<typeof organization>
  | TablesIn<typeof outgoing>
  | TablesIn<typeof people>
  | TablesIn<typeof preferences>
  | TablesIn<typeof programs>
  | TablesIn<typeof reviews>
  | TablesIn<typeof roles>

export type StoreTable = Tables['_']['name']
