// Joiners, movers and leavers of a period: the events of the trail that brought somebody in, changed what they hold or ended
// their access.
import type { Movement, MovementKind } from '../../../src-shared/contract/access-history.ts'
import { areaOf, readAuditBody } from '../../../src-shared/domain/audit-event.ts'
import type { AuditBody } from '../../../src-shared/domain/audit-event.ts'
import { auditSentence } from '../../../src-shared/i18n/audit-sentence.ts'
import { changedValues } from '../../../src-shared/i18n/audit-values.ts'
import type { Wording } from '../../../src-shared/i18n/audit-values.ts'
import { modules } from '../../../src-shared/policy/roles.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import type { ReadDb } from '../../db/open.ts'
import { Refusal } from '../../ipc/errors.ts'
import type { Watch } from '../../ipc/implement.ts'

interface Period {
  readonly from: string
  readonly to: string
}

export interface FoundMovement {
  readonly seq: number
  readonly body: AuditBody
  readonly kind: MovementKind
}

/** In the order of the trail. @throws Refusal `cancelled` */
export function findMovements(
  db: Pick<ReadDb, 'raw'>,
  { from, to }: Period,
  timeZone: string,
  { isCancelled }: Pick<Watch, 'isCancelled'>,
): FoundMovement[] {
  const rows = db.raw
    .prepare(
      `SELECT e.seq, e.body FROM audit_index i JOIN audit_event e ON e.seq = i.seq
       WHERE i.at >= ? AND i.at < ? AND +i.outcome = 'done' AND +i.subject_kind IN ('person', 'organization')
       ORDER BY i.seq`,
    )
    .iterate(instantOfWallTime(from, timeZone), instantOfWallTime(to, timeZone, true))
  const found: FoundMovement[] = []
  for (const { seq, body: text } of rows as Iterable<{ seq: number; body: string }>) {
    if (isCancelled()) throw new Refusal('cancelled', 'cancelled')
    const body = readAuditBody(text)
    const kind = kindOf(body)
    if (kind !== null) found.push({ seq, body, kind })
  }
  return found
}

const joining = [
  'session.set-up',
  'people.invite',
  'people.add',
  'people.import',
  'people.approve',
  'session.register',
]
const moving = /^roles\.(set|transfer)-|^programs\.(set-contact|transfer-main-site)$/

/** By what became of the person; null for what is neither. */
function kindOf({ action, before, after, subject }: AuditBody): MovementKind | null {
  if (moving.test(action)) return 'moved'
  if (joining.includes(action)) return 'joined'
  const [was, is] = [before?.['state'], after?.['state']]
  if (subject.kind !== 'person' || typeof is !== 'string' || was === is) return null
  if (is === 'removed' || is === 'disabled') return 'left'
  return was === 'removed' || was === 'disabled' || was === undefined ? 'joined' : null
}

/** People of each kind: somebody who moved twice counts once. */
export function countPeople(found: readonly FoundMovement[]): Record<MovementKind, number> {
  const of = (kind: MovementKind) =>
    new Set(found.filter((each) => each.kind === kind).map(({ body }) => body.subject.id)).size
  return { joined: of('joined'), moved: of('moved'), left: of('left') }
}

export function toldMovement({ seq, body, kind }: FoundMovement, wording: Wording): Movement {
  const { at, actor, subject, on, action } = body
  const area = areaOf(action)
  const values = changedValues(body, wording)
  const told = values.find(({ key }) => key === 'role' || key === 'assigned' || key === 'state') ?? values[0]
  const isRole = kind === 'moved'
  return {
    seq,
    at,
    kind,
    person: subject.kind === 'person' ? subject.name : (actor?.name ?? firstPersonOf(body)),
    sentence: auditSentence(body, wording),
    module: isRole ? (modules.find((module) => module === area) ?? null) : null,
    from: told?.before ?? '',
    to: `${told?.after ?? ''}${isRole && on !== undefined ? ` (${on.name})` : ''}`,
    by: actor?.name ?? '',
  }
}

function firstPersonOf({ after }: AuditBody): string {
  const first = after?.['firstPerson'] as { readonly name?: string } | undefined
  return first?.name ?? ''
}
