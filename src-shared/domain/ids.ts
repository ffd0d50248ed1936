// Branded ids: a facility's number is not a person's. Ids are positive integers of the store, never reused.
import { z } from 'zod'

const id = <Brand extends string>() => z.int().positive().brand<Brand>()

export const personId = id<'PersonId'>()
export const facilityId = id<'FacilityId'>()
export const regulatorId = id<'RegulatorId'>()
export const programId = id<'ProgramId'>()
export const entityId = id<'EntityId'>()
export const assetId = id<'AssetId'>()
export const sourceId = id<'SourceId'>()
export const invitationId = id<'InvitationId'>()
export const noticeId = id<'NoticeId'>()
export const accessRequestId = id<'AccessRequestId'>()
export const reviewId = id<'ReviewId'>()
export const reviewItemId = id<'ReviewItemId'>()

export type PersonId = z.infer<typeof personId>
export type FacilityId = z.infer<typeof facilityId>
export type RegulatorId = z.infer<typeof regulatorId>
export type ProgramId = z.infer<typeof programId>
export type EntityId = z.infer<typeof entityId>
export type AssetId = z.infer<typeof assetId>
export type SourceId = z.infer<typeof sourceId>
export type InvitationId = z.infer<typeof invitationId>
export type NoticeId = z.infer<typeof noticeId>
export type AccessRequestId = z.infer<typeof accessRequestId>
export type ReviewId = z.infer<typeof reviewId>
export type ReviewItemId = z.infer<typeof reviewItemId>
