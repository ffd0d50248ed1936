// Events as the screen and an export show them, in the reader's language and formats.
import type { AuditColumn, AuditDetail, AuditRow } from '../../../src-shared/contract/audit-trail.ts'
import { areaOf } from '../../../src-shared/domain/audit-event.ts'
import { actName, auditSentence, reasonOf } from '../../../src-shared/i18n/audit-sentence.ts'
import { changedValues } from '../../../src-shared/i18n/audit-values.ts'
import type { Wording } from '../../../src-shared/i18n/audit-values.ts'
import type { StoredEvent } from './list-queries.ts'
import type { StoredLink } from './detail-queries.ts'

export function auditRow({ seq, body }: StoredEvent, wording: Wording): AuditRow {
  const { at, outcome, actor, subject, action } = body
  return {
    seq,
    at,
    outcome,
    sentence: auditSentence(body, wording),
    actor,
    subject,
    act: actName(action, wording.t),
  }
}

/** All that an event holds, hashes included, for those who want to check it by hand. */
export function auditDetail(event: StoredEvent, link: StoredLink, wording: Wording): AuditDetail {
  const { body } = event
  const hex = (bytes: Buffer | null) => (bytes === null ? '0'.repeat(64) : bytes.toString('hex'))
  return {
    ...auditRow(event, wording),
    on: body.on ?? null,
    action: body.action,
    area: areaOf(body.action),
    reason: reasonOf(body, wording),
    rule: body.rule ?? null,
    clockWentBackFrom: body.clockWentBackFrom ?? null,
    values: changedValues(body, wording).map(({ name, before, after }) => ({ name, before, after })),
    body: link.text,
    leaf: hex(link.leaf),
    head: hex(link.head),
    previousHead: hex(link.previousHead),
    salt: hex(link.salt),
  }
}

/** One cell of an export: the same words as on screen. */
export function auditCell(column: AuditColumn, row: AuditRow, { t, format }: Wording): string {
  switch (column) {
    case 'at':
      return format.dateTime(row.at)
    case 'outcome':
      return t(`audit:outcome.${row.outcome}`)
    case 'actor':
      return row.actor?.name ?? ''
    case 'subject':
      return row.subject.name
    case 'action':
      return row.act
    case 'seq':
      return String(row.seq)
    case 'sentence':
      return row.sentence
  }
}
