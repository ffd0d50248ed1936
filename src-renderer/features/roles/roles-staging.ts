// What is staged on the roles pages: the list and the pages of persons share it, so that changes to several people are
// saved together.
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import { createStaging, stage } from './staging.ts'
import type { StagedItem } from './staging.ts'

export const rolesStaging = createStaging()

/** Stages a change of one person's, with the names that tell it. */
export function stageFor(
  person: string,
  change: StagedChange,
  names: Pick<StagedItem, 'program' | 'predecessor' | 'places'> = {},
): void {
  stage(rolesStaging, { change, person, ...names })
}
