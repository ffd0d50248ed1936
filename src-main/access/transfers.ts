// Changes by which an exactly-one role changes hands.
import type { StagedChange } from '../../src-shared/contract/staged-change.ts'

export type Transfer = Extract<StagedChange, { action: `${string}.transfer-${string}` }>

export function isTransfer(change: StagedChange): change is Transfer {
  return change.action === 'roles.transfer-main-corporate' || change.action === 'programs.transfer-main-site'
}
