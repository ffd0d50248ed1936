// How a call is refused: services throw a Refusal, the policy throws Forbidden, SQLite throws codes; here all of them
// become the one error shape of the contract, in the actor's language.
import type { z } from 'zod'
import type { CallError, ErrorCode } from '../../src-shared/domain/errors.ts'
import { issueReason } from '../../src-shared/i18n/issue-reason.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import { denialIn } from '../../src-shared/policy/wording.ts'
import { Forbidden } from '../authz/authorize.ts'
import { sqliteCode, StoreClosed } from '../db/store-error.ts'

type Params = Readonly<Record<string, unknown>>

export interface FieldRefusal {
  /** Path of the input's field. */
  readonly field: string
  /** Key under `errors:field`. */
  readonly key: string
  readonly params?: Params
}

/** A rule of the domain says no. `key` stands under `errors:refused`, or is the code itself for `not-found` and the like. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly key: string
  readonly params: Params
  readonly fields: readonly FieldRefusal[]

  constructor(code: ErrorCode, key: string, params: Params = {}, fields: readonly FieldRefusal[] = []) {
    super(`${code}: ${key}`)
    this.name = 'Refusal'
    this.code = code
    this.key = key
    this.params = params
    this.fields = fields
  }

  /** The input has a wrong value in these fields. */
  static fields(...fields: FieldRefusal[]): Refusal {
    return new Refusal('invalid', 'invalid', {}, fields)
  }

  static notFound(): Refusal {
    return new Refusal('not-found', 'not-found')
  }
}

/** A refusal that was put into words already, in a thread. */
export class Told extends Error {
  readonly error: CallError

  constructor(error: CallError) {
    super(error.reason)
    this.name = 'Told'
    this.error = error
  }
}

/** What was looked up. @throws Refusal `not-found` where there is none. */
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw Refusal.notFound()
  return value
}

/** The refusal in words. Faults that are nobody's doing become `failed`, and nothing of the store leaks into the words. */
export function toCallError(error: unknown, t: Translate): CallError {
  if (error instanceof Told) return error.error
  if (error instanceof Refusal) return fromRefusal(error, t)
  if (error instanceof StoreClosed) return fromRefusal(new Refusal('cancelled', 'cancelled'), t)
  if (error instanceof Forbidden) {
    const reason = denialIn(t, error.denial)
    return { code: 'forbidden', reason, fields: [], rule: error.denial.code, action: error.action }
  }
  const trigger = /keyholder:([\w-]+)/.exec(
    error instanceof Error ? `${error.message} ${causeMessage(error)}` : '',
  )?.[1]
  if (trigger !== undefined) return fromTrigger(trigger, t)
  return fromFault(error, t)
}

/** Zod's issues as field errors; our own messages are keys under `errors:field`. */
export function fromZod(error: z.ZodError, t: Translate): CallError {
  const fields = error.issues.map((issue) => ({ field: issue.path.join('.'), reason: issueReason(issue, t) }))
  return { code: 'invalid', reason: t('errors:invalid'), fields }
}

function fromRefusal(refusal: Refusal, t: Translate): CallError {
  const own = refusal.code === 'refused' || refusal.code === 'confirm'
  return {
    code: refusal.code,
    reason: t(own ? `errors:refused.${refusal.key}` : `errors:${refusal.key}`, refusal.params),
    fields: refusal.fields.map(({ field, key, params }) => ({
      field,
      reason: t(`errors:field.${key}`, params),
    })),
    ...(own ? { rule: refusal.key } : {}),
    ...(typeof refusal.params['count'] === 'number' ? { count: refusal.params['count'] } : {}),
  }
}

function fromTrigger(rule: string, t: Translate): CallError {
  // the same call with `confirmLastLead` goes through.
  const code = rule === 'last-lead' ? 'confirm' : 'refused'
  return { code, reason: t(`errors:refused.${rule}`), fields: [], rule }
}

function fromFault(error: unknown, t: Translate): CallError {
  const code = sqliteCode(error) ?? (error as { code?: string } | null)?.code ?? ''
  const fault = (key: string): CallError => ({ code: 'failed', reason: t(`errors:${key}`), fields: [] })
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return fault('disk-full')
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EROFS|EPERM)/.test(code)) return fault('read-only')
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return fault('busy')
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return fromTrigger('in-use', t)
  return { code: 'failed', reason: t('errors:failed', { detail: code || 'internal fault' }), fields: [] }
}

function causeMessage(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : ''
}
