// What an event of the audit trail says (B-08), as its body is read: by the screen, by exports, and by whoever rebuilds a
// past moment. Bodies of older versions lack what was added later; nothing here is taken for granted but the first fields.
import { isAction, actions } from '../policy/actions.ts'
import type { Area } from '../policy/actions.ts'
import type { DenialParams } from '../policy/wording.ts'

/** What somebody or something was called when it happened. */
export interface AuditParty {
  readonly kind: string
  readonly id: number | null
  readonly name: string
}

export const auditOutcomes = ['done', 'denied', 'refused'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

export type AuditValues = Readonly<Record<string, unknown>>

export interface AuditBody {
  readonly v: number
  readonly at: string
  /** Null before anybody is signed in, and where the program did it by itself. */
  readonly actor: AuditParty | null
  readonly action: string
  readonly outcome: AuditOutcome
  readonly subject: AuditParty
  readonly on?: AuditParty
  readonly before?: AuditValues
  readonly after?: AuditValues
  /** For a denial or refusal: the code of the rule, and for a denial what its sentence speaks of. */
  readonly rule?: string
  readonly denial?: DenialParams
  /** The instant of the event before it, where the clock has gone back since. */
  readonly clockWentBackFrom?: string
}

/** @throws SyntaxError where it is no JSON, which the store itself refuses. */
export function readAuditBody(text: string): AuditBody {
  return JSON.parse(text) as AuditBody
}

/** Whether a value of an event names somebody or something. */
export function isParty(value: unknown): value is AuditParty {
  if (typeof value !== 'object' || value === null) return false
  const { kind, name } = value as Partial<AuditParty>
  return typeof kind === 'string' && typeof name === 'string'
}

const areaOfPrefix: Readonly<Record<string, Area>> = {
  session: 'account',
  preferences: 'account',
  facilities: 'submittals',
  regulators: 'submittals',
  submittals: 'submittals',
  'access-requests': 'submittals',
  programs: 'programs',
  inventory: 'emissions',
  'emission-data': 'emissions',
  reports: 'emissions',
}

export const auditAreas = ['account', 'organization', 'submittals', 'programs', 'emissions'] as const

/** Where a call or act belongs: as the policy says, else by the beginning of its name. */
export function areaOf(action: string): Area {
  if (isAction(action)) return actions[action].area
  return areaOfPrefix[action.slice(0, action.indexOf('.'))] ?? 'organization'
}
