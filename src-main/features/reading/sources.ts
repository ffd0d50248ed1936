// What the lists of an open export read where the file has no view for it: SQL over its tables.
export const inventory = `(SELECT 'entity' AS kind, e.id, e.name, p.path AS place, '' AS unit
    FROM entity e LEFT JOIN entity p ON p.id = e.parent_id
  UNION ALL SELECT 'asset', id, name, entity, '' FROM asset
  UNION ALL SELECT 'source', id, name, entity || coalesce(' / ' || asset, ''), unit FROM source)`

const named = (column: string) => `(SELECT name FROM data_person WHERE id = ${column})`

export const grants = `(SELECT person_id, ${named('person_id')} AS person, module, role, granted_at,
  ${named('granted_by')} AS granted_by, expires_at FROM data_role_grant)`

export const requests = `(SELECT id, ${named('person_id')} AS person, facility_name, facility_site_id, relationship, level, reason,
  recipient, recipient_name, state, created_at, decided_at, ${named('decided_by')} AS decided_by, granted_level,
  decision_reason, answered_on, answer_reference, ended_with FROM data_access_request)`

export const programInvitations = `(SELECT i.id, g.name AS program, ${named('i.person_id')} AS person, i.role,
  v.state, i.created_at, ${named('i.created_by')} AS created_by
  FROM data_program_invitation i LEFT JOIN data_program g ON g.id = i.program_id
  LEFT JOIN data_invitation v ON v.id = i.invitation_id)`

export const transfers = `(SELECT t.id, g.name AS program, ${named('present_id')} AS present, ${named('successor_id')} AS successor,
  t.state, t.created_at, ${named('t.created_by')} AS created_by, t.ended_at
  FROM data_waiting_transfer t LEFT JOIN data_program g ON g.id = t.program_id)`

export const rounds = `(SELECT id, name, due_on, (SELECT count(*) FROM data_review_item WHERE review_id = r.id) AS items,
  (SELECT count(decision) FROM data_review_item WHERE review_id = r.id) AS decided, created_at,
  ${named('created_by')} AS created_by, closed_at, ${named('closed_by')} AS closed_by FROM data_review r)`

export const messages = `(SELECT id, to_address, subject AS letter_subject, state, attempts, created_at, ended_at, ${named('ended_by')} AS ended_by
  FROM data_outbox)`

export const exports = `(SELECT id, made_at, ${named('made_by')} AS made_by, file_name,
  coalesce((SELECT group_concat(value ->> 'name', ', ') FROM json_each(scope, '$.reader.entities')), 'everything') AS reader,
  lower(hex(fingerprint)) AS fingerprint, key_id, chain_length FROM data_export_made)`

export const keys = `(SELECT id, created_at, ${named('created_by')} AS created_by, retired_at, previous_id,
  cross_signature IS NOT NULL AS is_cross_signed FROM data_signing_key)`
