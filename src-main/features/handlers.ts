// All handlers, typed by the whole contract: a call without a handler does not compile.
import { implement } from '../ipc/implement.ts'
import { contract } from '../../src-shared/contract/index.ts'
import { accessHistoryHandlers } from './access-history/handlers.ts'
import { auditTrailHandlers } from './audit-trail/handlers.ts'
import { accessRequestsHandlers } from './access-requests/handlers.ts'
import { accessInsightHandlers } from './access-insight/handlers.ts'
import { backupsHandlers } from './backups/handlers.ts'
import { desktopHandlers } from './desktop/handlers.ts'
import { exportsHandlers } from './exports/handlers.ts'
import { facilitiesHandlers } from './facilities/handlers.ts'
import { importsHandlers } from './imports/handlers.ts'
import { inventoryHandlers } from './inventory/handlers.ts'
import { noticesHandlers } from './notices/handlers.ts'
import { invitationsHandlers } from './invitations/handlers.ts'
import { linksHandlers } from './links/handlers.ts'
import { mailServerHandlers } from './mail-server/handlers.ts'
import { organizationHandlers } from './organization/handlers.ts'
import { outboxHandlers } from './outbox/handlers.ts'
import { heavyHandlers } from './heavy-handlers.ts'
import { approvalsHandlers } from './people/approving.ts'
import { peopleHandlers } from './people/handlers.ts'
import { preferencesHandlers } from './preferences/handlers.ts'
import { programsHandlers } from './programs/handlers.ts'
import { readingHandlers } from './reading/handlers.ts'
import { regulatorsHandlers } from './regulators/handlers.ts'
import { reviewsHandlers } from './reviews/handlers.ts'
import { thingAssignmentsHandlers } from './roles/assigned-handlers.ts'
import { programContactsHandlers } from './roles/contacts-handlers.ts'
import { corporateContactsHandlers } from './roles/corporate-handlers.ts'
import { rolesHandlers } from './roles/handlers.ts'
import { sessionHandlers } from './session/handlers.ts'
import { tasksHandlers } from './tasks/handlers.ts'
import { viewingHandlers } from './viewing/handlers.ts'

export const handlers = implement(contract, {
  ...sessionHandlers,
  ...peopleHandlers,
  ...approvalsHandlers,
  ...invitationsHandlers,
  ...heavyHandlers,
  ...outboxHandlers,
  ...mailServerHandlers,
  ...linksHandlers,
  ...rolesHandlers,
  ...accessInsightHandlers,
  ...thingAssignmentsHandlers,
  ...programContactsHandlers,
  ...corporateContactsHandlers,
  ...accessRequestsHandlers,
  ...organizationHandlers,
  ...facilitiesHandlers,
  ...regulatorsHandlers,
  ...programsHandlers,
  ...inventoryHandlers,
  ...importsHandlers,
  ...noticesHandlers,
  ...preferencesHandlers,
  ...auditTrailHandlers,
  ...accessHistoryHandlers,
  ...exportsHandlers,
  ...readingHandlers,
  ...reviewsHandlers,
  ...tasksHandlers,
  ...backupsHandlers,
  ...viewingHandlers,
  ...desktopHandlers,
})
