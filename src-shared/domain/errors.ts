// What a refused call says. The code is stable, the reason is a sentence in the actor's language that says what would
// be accepted, and the fields name the inputs it is about.
export const errorCodes = [
  'unknown-call', // not in the contract
  'invalid', // the input has the wrong shape or value
  'no-session', // nobody is signed in, or the session has ended
  'forbidden', // the policy refuses
  'refused', // allowed in principle, but a rule of the domain says no
  'confirm', // refused until the same call comes with the confirmation it names
  'not-found', // no such thing, or none that the actor may see
  'cancelled', // the person cancelled the work
  'failed', // a fault: file, disk, store
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface FieldError {
  /** Path of the input's field, as in `preferences.dateFormat`. */
  readonly field: string
  readonly reason: string
}

export interface CallError {
  readonly code: ErrorCode
  readonly reason: string
  readonly fields: readonly FieldError[]
  /** For `forbidden`: the policy's denial code. For `refused` and `confirm`: the domain rule, as in `last-lead`. */
  readonly rule?: string
  /** For `forbidden`: the action of the policy that was refused, to ask why. */
  readonly action?: string
  /** What the rule's words count, as in the seconds left of `sign-in-wait`. */
  readonly count?: number
}

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: CallError }
