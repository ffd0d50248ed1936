// What main and the trail's thread say to each other. One thread does one job and ends.
import type {
  AuditColumn,
  AuditQuery,
  TrailFormat,
  Verdict,
} from '../../../src-shared/contract/audit-trail.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import type { KeptHead } from '../../audit/head-keeper.ts'

export interface VerifyJob {
  readonly kind: 'verify'
  readonly keptHeads: readonly KeptHead[]
}

export interface ExportJob {
  readonly kind: 'export'
  readonly query: AuditQuery
  readonly columns: readonly AuditColumn[]
  readonly format: TrailFormat
  readonly path: string
  readonly preferences: Preferences
}

export type TrailJob = VerifyJob | ExportJob

/** What verification finds; when and by whom it was asked for is main's to add. */
export type Finding = Omit<Verdict, 'at' | 'by'>

export interface Results {
  readonly verify: Finding
  readonly export: { readonly events: number }
}

/** A job over one store. */
export interface PlacedJob {
  readonly storePath: string
  readonly nativeBinding: string | undefined
  readonly order: TrailJob
}
