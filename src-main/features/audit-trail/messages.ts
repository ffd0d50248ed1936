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

export interface WorkerData {
  readonly storePath: string
  readonly nativeBinding: string | undefined
  readonly job: TrailJob
  /** One 32-bit number: not 0 once the job is to stop. Seen at once, also in the middle of a long loop. */
  readonly stop: SharedArrayBuffer
}

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
