// An event of the trail as a plain sentence in the reader's language (B-08): who did what to whom, on what, from what to
// what, with names as they were then. The texts are `audit:sentence.<call>`; an act that has none is told all the same, by
// its name and its values.
import { contract } from '../contract/index.ts'
import type { CallName } from '../contract/index.ts'
import type { AuditBody } from '../domain/audit-event.ts'
import { isAction } from '../policy/actions.ts'
import type { Action } from '../policy/actions.ts'
import { denialIn } from '../policy/wording.ts'
import type { DenialCode } from '../policy/wording.ts'
import { changedValues, textOr } from './audit-values.ts'
import type { ChangedValue, Wording } from './audit-values.ts'

/** The whole event in one sentence, or two where it was denied or refused. */
export function auditSentence(body: AuditBody, wording: Wording): string {
  const { t } = wording
  if (body.outcome === 'denied') return deniedSentence(body, wording)
  if (body.outcome === 'refused') return refusedSentence(body, wording)
  const params = sentenceParams(body, wording)
  const context = contextOf(body)
  const told = textOr(t, `audit:sentence.${body.action}`, { ...params, context })
  return told ?? t('audit:unworded', { ...params, act: actName(body.action, t) })
}

/** Whether an act has a sentence of its own. */
export function hasSentence(action: string, wording: Pick<Wording, 't'>): boolean {
  return textOr(wording.t, `audit:sentence.${action}`) !== null
}

/** A short name of an act, for lists of acts: "invite a person". */
export function actName(action: string, t: Wording['t']): string {
  const named = textOr(t, `audit:act.${action}`)
  if (named !== null) return named
  const right = isAction(action) ? action : rightOf(action)
  return right === null ? action.replaceAll(/[.-]/g, ' ') : t(`policy:actions.${right}`)
}

/** A look at something is recorded only when it was denied, and is told by the right that it takes. */
function rightOf(call: string): Action | null {
  const access = Object.hasOwn(contract, call) ? contract[call as CallName].access : null
  return access !== null && isAction(access) ? access : null
}

/** Why it was denied or refused, as whoever tried was told; null for what was done. */
export function reasonOf(body: AuditBody, { t, format }: Wording): string | null {
  const { rule, denial, outcome } = body
  if (rule === undefined) return null
  const refusal = textOr(t, `errors:refused.${rule}`)
  if (outcome === 'refused' && refusal !== null && !refusal.includes('{{')) return refusal
  if (denial !== undefined || textOr(t, `policy:denials.${rule}`) !== null) {
    const { date } = denial ?? {}
    const params = { ...denial, ...(date === undefined ? {} : { date: dated(date, format) }) }
    const told = denialIn(t, { code: rule as DenialCode, params })
    // An event of an older version tells the code alone.
    return told.includes('{{') || told.includes('undefined') ? t('audit:byRule', { rule }) : told
  }
  return t('audit:byRule', { rule })
}

function dated(date: string, format: Wording['format']): string {
  return date.includes('T') ? format.dateTime(date) : format.day(date)
}

function sentenceParams(body: AuditBody, wording: Wording) {
  const { t } = wording
  const values = changedValues(body, wording)
  const side = (which: 'before' | 'after') =>
    Object.fromEntries(values.map((value) => [value.key, value[which] ?? t('audit:nothing')]))
  const { before, after } = { before: side('before'), after: side('after') }
  return {
    actor: body.actor?.name ?? t('audit:nobody'),
    subject: nameOf(body, wording),
    on: body.on?.name ?? '',
    kind: textOr(t, `audit:kind.${body.subject.kind}`) ?? body.subject.kind,
    from: before['role'] ?? '',
    to: after['role'] ?? '',
    before,
    after,
    // Of a role (B-10).
    until: body.after?.['ends'] == null ? '' : t('audit:until', { date: after['ends'] }),
    endBefore: body.before?.['ends'] == null ? t('audit:noEnd') : before['ends'],
    endAfter: body.after?.['ends'] == null ? t('audit:noEnd') : after['ends'],
    changes: changesText(values, t),
    details: values.length === 0 ? '' : t('audit:details', { changes: changesText(values, t) }),
  }
}

function nameOf({ subject }: AuditBody, { t }: Wording): string {
  return subject.name === '' ? t('audit:nothing') : subject.name
}

/** "e-mail: a → b; title: Manager". */
export function changesText(values: readonly ChangedValue[], t: Wording['t']): string {
  return values
    .map(({ name, before, after }) => {
      if (before === null) return t('audit:change.after', { name, after })
      if (after === null) return t('audit:change.before', { name, before })
      return t('audit:change.both', { name, before, after })
    })
    .join('; ')
}

/** Which of a sentence's variants tells it: given, taken away or changed, enabled or disabled. */
function contextOf({ before, after }: AuditBody): string {
  const isNone = (role: unknown) => role === 'none' || role === 'affiliate'
  if (after !== undefined && 'role' in after) {
    if (isNone(after['role'])) return 'taken'
    if (before?.['role'] === after['role']) return 'end'
    return isNone(before?.['role']) ? 'given' : 'changed'
  }
  const { state, verdict, transfer } = after ?? {}
  // Waiting for its successor, lapsed or cancelled.
  if (typeof transfer === 'string') return transfer
  if (typeof verdict === 'string') return verdict === 'intact' ? '' : 'broken'
  return typeof state === 'string' ? state : ''
}

function deniedSentence(body: AuditBody, wording: Wording): string {
  const { t } = wording
  const { actor, subject, on } = body
  // What was denied is one question of the policy; a call can have asked several.
  const asked = subject.kind === 'action' ? subject.name : body.action
  return t(on === undefined ? 'audit:denied' : 'audit:deniedOn', {
    actor: actor?.name ?? t('audit:nobody'),
    act: actName(asked, t),
    on: on?.name,
    reason: reasonOf(body, wording) ?? '',
  }).trim()
}

function refusedSentence(body: AuditBody, wording: Wording): string {
  const { t } = wording
  const params = { ...sentenceParams(body, wording), reason: reasonOf(body, wording) ?? '' }
  const told = textOr(t, `audit:refused.${body.action}`, params)
  return (told ?? t('audit:refusedAny', { ...params, act: actName(body.action, t) })).trim()
}
