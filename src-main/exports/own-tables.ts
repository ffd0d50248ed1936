// Tables and views of an export that no feature owns: what it is about, what it leaves out, the rules of access and what
// everybody may do by them, the dictionary, and the seal.
import { integer, reference, text } from './declaration.ts'
import type { ExportedColumn, ExportedView } from './declaration.ts'

/** A table as it stands in the file. */
export interface FileTable {
  readonly name: string
  readonly meaning: string
  /** In order; the key's columns come first. */
  readonly columns: Readonly<Record<string, ExportedColumn>>
  readonly key: readonly string[]
}

const about: FileTable = {
  name: 'about',
  meaning: 'What this export is: for whom, by whom, when, of what. The seal says the same, signed.',
  columns: { position: integer('Order.'), what: text('What is told.'), value: text('What it is.') },
  key: ['position'],
}

const dictionary: FileTable = {
  name: 'dictionary',
  meaning: 'Every table, view and column of this file in words.',
  columns: {
    name: text('Name of the table or view.'),
    position: integer('0 for the table or view itself, then its columns in order.'),
    kind: text('table, view or column.'),
    column_name: text('Name of the column.'),
    meaning: text('What it holds.'),
  },
  key: ['name', 'position'],
}

const withheld: FileTable = {
  name: 'withheld',
  meaning:
    'How much of each table of the store is not in this export, because of its reader, modules or period.',
  columns: {
    table_name: text('Name of the table in this file.'),
    rows_here: integer('Rows that are here; of the trail, events that can be read.'),
    rows_withheld: integer('Rows that are not; of the trail, events of which leaf and head alone are here.'),
  },
  key: ['table_name'],
}

const action: FileTable = {
  name: 'data_action',
  meaning: 'Every action that the rules of access decide on.',
  columns: {
    action: text('Name of the action.'),
    area: text('The module, organization, or account for one’s own things.'),
    in_words: text('The action in words.'),
    writes: integer('1 where it changes something.'),
  },
  key: ['action'],
}

const role: FileTable = {
  name: 'data_role',
  meaning: 'Every role. A role’s word is only clear together with its module.',
  columns: {
    module: text('submittals, programs or emissions.'),
    role: text('The role.'),
    held_as: text('group, corporate, program or data: at most one of each, and one for each program.'),
    label: text('The role’s name in the manuals.'),
    description: text('The role in a sentence.'),
    requirements: text('Ids of the requirements behind it.'),
  },
  key: ['module', 'role'],
}

const rule: FileTable = {
  name: 'data_rule',
  meaning: 'The rules of access at the time of the export. What no rule allows is refused.',
  columns: {
    rule: text('Name of the rule.'),
    module: text('The module, or account.'),
    role: text('Whom it is for; registered and role-holder are no roles of their own.'),
    condition: text('Name of the condition that narrows it.'),
    condition_in_words: text('The condition in words.'),
    reason: text('The rule in a sentence.'),
    requirements: text('Ids of the requirements behind it.'),
  },
  key: ['rule'],
}

const ruleAction: FileTable = {
  name: 'data_rule_action',
  meaning: 'Which actions each rule allows.',
  columns: { rule: text('Name of the rule.'), action: text('Name of the action.') },
  key: ['rule', 'action'],
}

const right: FileTable = {
  name: 'data_right',
  meaning:
    'What everybody may do at the time of the export, and by which rule. A right that has no row here is refused.',
  columns: {
    person_id: reference('person', 'Who may.'),
    action: text('Name of the action.'),
    scope: text('How far it reaches.'),
    item_kind: text('program, entity, asset or source where it reaches single ones; otherwise empty.'),
    item_id: integer('Which one; 0 where it reaches no single one.'),
    scope_in_words: text('How far it reaches, in words.'),
    rule: text('The rule that allows it.'),
  },
  key: ['person_id', 'action', 'scope', 'item_kind', 'item_id'],
}

export const seal: FileTable = {
  name: 'seal',
  meaning:
    'One row: a JSON text with the SHA-256 of every other table and of the schema, the chain’s length and head, the previous export and the public key; and its Ed25519 signature.',
  columns: {
    id: integer('Always 1.'),
    text: text('The sealed text.'),
    signature: text('The signature over its bytes, in base64.'),
  },
  key: ['id'],
}

/** In the order in which they are made and sealed; the seal itself is the last of the file. */
export const ownTables: readonly FileTable[] = [
  about,
  withheld,
  dictionary,
  action,
  role,
  rule,
  ruleAction,
  right,
]

export const ownViews: Readonly<Record<string, ExportedView>> = {
  role_rule: {
    meaning: 'The rules of access, one row for each rule and action.',
    columns: {
      rule: 'Name of the rule.',
      module: 'The module, or account.',
      role: 'Whom it is for.',
      role_label: 'The role’s name in the manuals.',
      action: 'Name of the action.',
      action_in_words: 'The action in words.',
      condition: 'Name of the condition that narrows it.',
      condition_in_words: 'The condition in words.',
      reason: 'The rule in a sentence.',
      requirements: 'Ids of the requirements behind it.',
    },
    select: `SELECT r.rule, r.module, r.role, o.label AS role_label, a.action, a.in_words AS action_in_words, r.condition,
  r.condition_in_words, r.reason, r.requirements
FROM data_rule r JOIN data_rule_action x ON x.rule = r.rule JOIN data_action a ON a.action = x.action
LEFT JOIN data_role o ON o.module = r.module AND o.role = r.role`,
  },
  effective_access: {
    meaning:
      'What everybody may do at the time of the export, why, and whose grant is behind it. A right that has no row here is refused.',
    columns: {
      person_id: 'Number of the person.',
      person: 'Who may.',
      state: 'State of the person.',
      action: 'Name of the action.',
      action_in_words: 'What they may do.',
      module: 'Module of the rule that allows it, or account.',
      role: 'The role that they hold for it.',
      role_label: 'Its name in the manuals.',
      scope: 'How far it reaches.',
      scope_in_words: 'How far it reaches, in words.',
      item_kind: 'program, entity, asset or source where it reaches single ones.',
      item_id: 'Number of that one.',
      item: 'Name of that one.',
      rule: 'The rule that allows it.',
      reason: 'The rule in a sentence.',
      requirements: 'Ids of the requirements behind it.',
      granted_at: 'When the role was granted, UTC.',
      granted_by: 'Who granted it.',
      expires_at: 'When it ends; empty: without end.',
    },
    select: `SELECT x.person_id, p.name AS person, p.state, x.action, a.in_words AS action_in_words, r.module, r.role, o.label AS role_label,
  x.scope, x.scope_in_words, nullif(x.item_kind, '') AS item_kind, nullif(x.item_id, 0) AS item_id,
  CASE x.item_kind WHEN 'program' THEN (SELECT name FROM data_program WHERE id = x.item_id)
    WHEN 'entity' THEN (SELECT name FROM data_entity WHERE id = x.item_id)
    WHEN 'asset' THEN (SELECT name FROM data_asset WHERE id = x.item_id)
    WHEN 'source' THEN (SELECT name FROM data_emission_source WHERE id = x.item_id) END AS item,
  x.rule, r.reason, r.requirements, coalesce(g.granted_at, c.granted_at) AS granted_at,
  (SELECT name FROM data_person WHERE id = coalesce(g.granted_by, c.granted_by)) AS granted_by,
  coalesce(g.expires_at, c.expires_at) AS expires_at
FROM data_right x JOIN data_person p ON p.id = x.person_id JOIN data_rule r ON r.rule = x.rule
JOIN data_action a ON a.action = x.action
LEFT JOIN data_role o ON o.module = r.module AND o.role = r.role
LEFT JOIN data_role_grant g ON g.person_id = x.person_id AND g.module = r.module AND g.role = r.role
LEFT JOIN data_program_contact c ON x.item_kind = 'program' AND c.program_id = x.item_id AND c.person_id = x.person_id
  AND c.role = r.role`,
  },
}
