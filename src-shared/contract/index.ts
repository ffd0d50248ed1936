// The whole interface between the window and main, on one page.
import type { z } from 'zod'
import { accessHistoryCalls } from './access-history.ts'
import { auditTrailCalls } from './audit-trail.ts'
import { accessRequestsCalls } from './access-requests.ts'
import type { Topic } from './define.ts'
import { accessInsightCalls } from './access-insight.ts'
import { backupsCalls } from './backups.ts'
import { approvalsCalls } from './approvals.ts'
import { corporateContactsCalls } from './corporate-contacts.ts'
import { desktopCalls } from './desktop.ts'
import { exportsCalls } from './exports.ts'
import { facilitiesCalls } from './facilities.ts'
import { importsCalls } from './imports.ts'
import { inventoryCalls } from './inventory.ts'
import { noticesCalls } from './notices.ts'
import { invitationsCalls } from './invitations.ts'
import { linksCalls } from './links.ts'
import { mailServerCalls } from './mail-server.ts'
import { organizationCalls } from './organization.ts'
import { outboxCalls } from './outbox.ts'
import { peopleBulkCalls } from './people-bulk.ts'
import { peopleImportCalls } from './people-import.ts'
import { peopleCalls } from './people.ts'
import { preferencesCalls } from './preferences.ts'
import { programContactsCalls } from './program-contacts.ts'
import { programsCalls } from './programs.ts'
import { readingCalls } from './reading.ts'
import { regulatorsCalls } from './regulators.ts'
import { reviewsCalls } from './reviews.ts'
import { rolesCalls } from './roles.ts'
import { sessionCalls } from './session.ts'
import { thingAssignmentsCalls } from './thing-assignments.ts'
import { tasksCalls } from './tasks.ts'
import { viewingCalls } from './viewing.ts'

export const contract = {
  ...sessionCalls,
  ...peopleCalls,
  ...peopleBulkCalls,
  ...approvalsCalls,
  ...invitationsCalls,
  ...peopleImportCalls,
  ...outboxCalls,
  ...mailServerCalls,
  ...linksCalls,
  ...rolesCalls,
  ...accessInsightCalls,
  ...thingAssignmentsCalls,
  ...programContactsCalls,
  ...corporateContactsCalls,
  ...accessRequestsCalls,
  ...organizationCalls,
  ...facilitiesCalls,
  ...regulatorsCalls,
  ...programsCalls,
  ...inventoryCalls,
  ...importsCalls,
  ...noticesCalls,
  ...preferencesCalls,
  ...auditTrailCalls,
  ...accessHistoryCalls,
  ...exportsCalls,
  ...readingCalls,
  ...reviewsCalls,
  ...tasksCalls,
  ...backupsCalls,
  ...viewingCalls,
  ...desktopCalls,
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<Name extends CallName> = z.input<Contract[Name]['input']>
export type Output<Name extends CallName> = z.output<Contract[Name]['output']>

/** What main tells the window unasked. */
export interface Events {
  /** Views on these topics ask again. */
  changed: { topics: readonly Topic[] }
  /** How far a long call is; `total` is null while unknown. Unit: what the call says (bytes, rows). */
  progress: { taskId: string; done: number; total: number | null }
  /** A menu item that concerns the page, as in `palette` or `preferences`. */
  menu: { command: string }
  /** An export to be opened has arrived: `reading.state` tells which. */
  'export-waits': Record<string, never>
  /** The program was opened with a link; `links.waiting` says which. */
  link: Record<string, never>
}
