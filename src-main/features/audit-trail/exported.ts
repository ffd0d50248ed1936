// What auditors get of the trail: the whole chain. Events outside the reader's scope keep leaf and head and lose body and
// salt, so that the chain still verifies and nothing can be guessed (`exports/trail-scope.ts`).
import { blob, exportedTable, integer, leftOutTable, text } from '../../exports/declaration.ts'

const auditEvent = exportedTable({
  part: 'organization',
  meaning:
    'The audit trail as a hash chain: leaf = SHA3-256(00, salt, body), head = SHA3-256(01, previous head, leaf); the first previous head is 32 zero bytes.',
  columns: {
    seq: integer('Order of the events, from 1 without a gap. Never the clock.'),
    leaf: blob('32 bytes.'),
    head: blob('32 bytes.'),
    salt: blob('16 random bytes; empty where the event is withheld.'),
    body: text('The event, as the exact JSON text that is hashed; empty where it is withheld.'),
  },
  key: ['seq'],
  keptBack: {},
  withinEntities: '1',
})

export const auditTrailTables = {
  audit_event: auditEvent,
  audit_index: leftOutTable('Repeats what the events say, for finding them.'),
  audit_party: leftOutTable('Repeats whom the events name, for finding them.'),
}

export const auditTrailViews = {
  audit_event: {
    meaning: 'The audit trail for reading. Names are as they were then.',
    columns: {
      seq: 'Order of the events.',
      at: 'When, UTC.',
      actor_id: 'Number of who did it.',
      actor: 'Who did it.',
      action: 'What was done, or tried.',
      outcome: 'done, denied (by the rules of access) or refused.',
      rule: 'What denied or refused it.',
      subject_kind: 'Kind of whom or what it was done to.',
      subject_id: 'Its number.',
      subject: 'Its name.',
      about_kind: 'Kind of the further thing that it is about.',
      about: 'Its name.',
      before: 'Changed values before, as JSON.',
      after: 'Changed values after, as JSON.',
      is_withheld: '1 where the event is outside what this export is for.',
    },
    select: `SELECT seq, json_extract(body, '$.at') AS at, json_extract(body, '$.actor.id') AS actor_id,
  json_extract(body, '$.actor.name') AS actor, json_extract(body, '$.action') AS action,
  json_extract(body, '$.outcome') AS outcome, json_extract(body, '$.rule') AS rule,
  json_extract(body, '$.subject.kind') AS subject_kind, json_extract(body, '$.subject.id') AS subject_id,
  json_extract(body, '$.subject.name') AS subject, json_extract(body, '$.on.kind') AS about_kind,
  json_extract(body, '$.on.name') AS about, json_extract(body, '$.before') AS before,
  json_extract(body, '$.after') AS after, body IS NULL AS is_withheld
FROM data_audit_event`,
  },
}
