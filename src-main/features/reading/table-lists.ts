// The lists of an open export that read its tables, because the file has no view for them.
import {
  exports,
  grants,
  inventory,
  keys,
  messages,
  programInvitations,
  requests,
  rounds,
  transfers,
} from './sources.ts'

export interface ListSource {
  readonly from: string
  readonly columns: readonly string[]
  /** Columns that the words of a search may occur in. */
  readonly search: readonly string[]
  /** Columns that can be filtered by. */
  readonly filters: readonly string[]
  readonly order: readonly string[]
}

export const tableLists = {
  inventory: {
    from: inventory,
    columns: ['kind', 'id', 'name', 'place', 'unit'],
    search: ['name', 'place'],
    filters: ['kind'],
    order: ['place', 'name', 'kind', 'id'],
  },
  grants: {
    from: grants,
    columns: ['person_id', 'person', 'module', 'role', 'granted_at', 'granted_by', 'expires_at'],
    search: ['person', 'role', 'granted_by'],
    filters: ['module', 'person_id'],
    order: ['person', 'person_id', 'module'],
  },
  requests: {
    from: requests,
    columns: [
      'id',
      'person',
      'facility_name',
      'facility_site_id',
      'relationship',
      'level',
      'reason',
      'recipient',
      'recipient_name',
      'state',
      'created_at',
      'decided_at',
      'decided_by',
      'granted_level',
      'decision_reason',
      'answered_on',
      'answer_reference',
      'ended_with',
    ],
    search: ['person', 'facility_name', 'facility_site_id', 'recipient_name', 'decided_by'],
    filters: ['state'],
    order: ['id'],
  },
  'program-invitations': {
    from: programInvitations,
    columns: ['id', 'program', 'person', 'role', 'state', 'created_at', 'created_by'],
    search: ['program', 'person', 'created_by'],
    filters: [],
    order: ['id'],
  },
  transfers: {
    from: transfers,
    columns: ['id', 'program', 'present', 'successor', 'state', 'created_at', 'created_by', 'ended_at'],
    search: ['program', 'present', 'successor'],
    filters: ['state'],
    order: ['id'],
  },
  'review-rounds': {
    from: rounds,
    columns: [
      'id',
      'name',
      'due_on',
      'items',
      'decided',
      'created_at',
      'created_by',
      'closed_at',
      'closed_by',
    ],
    search: ['name', 'created_by', 'closed_by'],
    filters: [],
    order: ['id'],
  },
  messages: {
    from: messages,
    columns: [
      'id',
      'to_address',
      'letter_subject',
      'state',
      'attempts',
      'created_at',
      'ended_at',
      'ended_by',
    ],
    search: ['to_address', 'letter_subject'],
    filters: ['state'],
    order: ['id'],
  },
  exports: {
    from: exports,
    columns: ['id', 'made_at', 'made_by', 'file_name', 'reader', 'fingerprint', 'key_id', 'chain_length'],
    search: ['file_name', 'made_by', 'fingerprint'],
    filters: [],
    order: ['id'],
  },
  keys: {
    from: keys,
    columns: ['id', 'created_at', 'created_by', 'retired_at', 'previous_id', 'is_cross_signed'],
    search: ['id', 'created_by'],
    filters: [],
    order: ['created_at', 'id'],
  },
} as const satisfies Readonly<Record<string, ListSource>>
