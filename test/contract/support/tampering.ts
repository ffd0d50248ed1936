// Thirty-five ways of tampering with an export, by name. Each gets a copy of a good one and changes it the way somebody
// would who has every tool but the key.
import Database from 'better-sqlite3'
import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { chainHead, genesisHead, leafHash } from '../../../src-main/audit/record.ts'
import { hashLines, schemaLines, tableLines } from '../../../src-main/exports/format.ts'
import { sha256Of, signText, spkiOf } from '../../../src-main/exports/seal.ts'
import { format } from './exports.ts'

export interface Tampered {
  /** The copy to change. */
  readonly path: string
  /** Another good export of the same organization and key, of an hour before. */
  readonly other: string
}

type Change = (db: Database.Database, tampered: Tampered) => void

interface Event {
  seq: number
  leaf: Buffer
  head: Buffer
  salt: Buffer | null
  body: string | null
}

/** Opens as an attacker would: nothing is too strange to be written. */
function edit(change: Change): (tampered: Tampered) => void {
  return (tampered) => {
    const db = new Database(tampered.path)
    db.unsafeMode(true)
    db.pragma('journal_mode = DELETE')
    try {
      change(db, tampered)
    } finally {
      db.close()
    }
  }
}

const run = (...statements: string[]) => edit((db) => statements.forEach((statement) => db.exec(statement)))

function bytes(change: (all: Buffer) => void): (tampered: Tampered) => void {
  return ({ path }) => {
    const all = readFileSync(path)
    change(all)
    writeFileSync(path, all)
  }
}

/** The trail with an event changed, and every leaf and head from there on made to fit. */
function rechain(db: Database.Database, change: (events: Event[]) => Event[]): void {
  const read = db
    .prepare('SELECT seq, leaf, head, salt, body FROM data_audit_event ORDER BY seq')
    .all() as Event[]
  db.exec('DELETE FROM data_audit_event')
  const insert = db.prepare('INSERT INTO data_audit_event VALUES (?, ?, ?, ?, ?)')
  let previous: Uint8Array = genesisHead
  for (const [index, { salt, body, leaf: before }] of change(read).entries()) {
    const leaf = salt === null || body === null ? before : Buffer.from(leafHash(salt, body))
    previous = chainHead(previous, leaf)
    insert.run(index + 1, leaf, Buffer.from(previous), salt, body)
  }
}

/** Hashes everything again and signs it with a key of one's own. */
export function sealAgain(
  db: Database.Database,
  { publicKey, privateKey } = generateKeyPairSync('ed25519'),
): void {
  const seal = JSON.parse(db.prepare('SELECT text FROM seal').pluck().get() as string) as Record<
    string,
    unknown
  >
  const last = db
    .prepare('SELECT seq AS length, lower(hex(head)) AS head FROM data_audit_event ORDER BY seq DESC LIMIT 1')
    .get()
  const spki = spkiOf(publicKey)
  const tables = format.tables.map(({ name }) => ({
    name,
    rows: db.prepare(`SELECT count(*) FROM ${name}`).pluck().get(),
    sha256: hashLines(db, tableLines(db, name)),
  }))
  const text = JSON.stringify({
    ...seal,
    key: sha256Of(spki),
    publicKey: spki.toString('base64'),
    chain: last,
    tables,
    schema: hashLines(db, schemaLines),
  })
  db.prepare('UPDATE seal SET text = ?, signature = ?').run(text, signText(text, privateKey))
}

const readable = 'body IS NOT NULL'
const secondBody = `(SELECT max(seq) FROM data_audit_event WHERE ${readable})`

/** Exported for the test of a key holder who rewrites history. */
export function rewriteHistory(db: Database.Database): void {
  rechain(db, (events) =>
    events.map((event) =>
      event.body === null ? event : { ...event, body: event.body.replace('Example', 'Exemplar') },
    ),
  )
}

export const tampering: Readonly<Record<string, (tampered: Tampered) => void>> = {
  'a person is renamed': run(`UPDATE data_person SET name = 'Nobody' WHERE id = 1`),
  'a person is taken out': run('DELETE FROM data_person WHERE id = (SELECT max(id) FROM data_person)'),
  'a person is put in': run(
    `INSERT INTO data_person (id, name, state, is_consultant, created_at) VALUES (99, 'Mallory', 'active', 0, '2026')`,
  ),
  'a right is put in': run(
    `INSERT INTO data_right VALUES (3, 'settings.edit', 'organization', '', 0, 'in the organization', 'submittals.lead-user.edit-settings')`,
  ),
  'a right is taken out': run(`DELETE FROM data_right WHERE person_id = 1 AND action = 'inventory.edit'`),
  'a role is raised': run(`UPDATE data_role_grant SET role = 'administrative' WHERE person_id = 3`),
  'an end date is put off': run(`UPDATE data_role_grant SET expires_at = '2099-01-01' WHERE person_id = 3`),
  'an assignment is taken out': run('DELETE FROM data_assignment'),
  'an entity is moved': run(
    'UPDATE data_entity SET parent_id = CASE WHEN parent_id IS NULL THEN id END WHERE id = (SELECT max(id) FROM data_entity)',
  ),
  'a rule is worded otherwise': run(
    `UPDATE data_rule SET reason = 'Everybody may.' WHERE rule LIKE '%audit%'`,
  ),
  'a rule allows more': run(
    `INSERT INTO data_rule_action VALUES ('emissions.audit.view-data', 'emission-data.modify')`,
  ),
  'the dictionary explains otherwise': run(
    `UPDATE dictionary SET meaning = 'Of no importance.' WHERE name = 'data_right'`,
  ),
  'less is said to be withheld': run(`UPDATE withheld SET rows_withheld = rows_withheld + 1`),
  'a key is put in': run(
    `INSERT INTO data_signing_key (id, public_key, created_at) VALUES ('${'ab'.repeat(32)}', zeroblob(32), '2026')`,
  ),
  'an event says otherwise': run(
    `UPDATE data_audit_event SET body = replace(body, 'Example', 'Exemple') WHERE ${readable}`,
  ),
  'an event says otherwise, and its leaf fits': edit((db) => {
    const event = db.prepare(`SELECT * FROM data_audit_event WHERE seq = ${secondBody}`).get() as Event
    const body = event.body!.replace('Example', 'Exemple')
    db.prepare('UPDATE data_audit_event SET body = ?, leaf = ? WHERE seq = ?').run(
      body,
      Buffer.from(leafHash(event.salt!, body)),
      event.seq,
    )
  }),
  'an event says otherwise, and the whole chain fits': edit(rewriteHistory),
  'an event is cut out of the middle': run('DELETE FROM data_audit_event WHERE seq = 2'),
  'an event is cut out, and the whole chain fits': edit((db) =>
    rechain(db, (events) => events.filter(({ seq }) => seq !== 2)),
  ),
  'the last event is cut off': run(
    'DELETE FROM data_audit_event WHERE seq = (SELECT max(seq) FROM data_audit_event)',
  ),
  'an event is put at the end, well chained': edit((db) =>
    rechain(db, (events) => [
      ...events,
      { ...events[0]!, salt: Buffer.alloc(16), body: '{"v":1,"at":"2026","action":"people.remove"}' },
    ]),
  ),
  'an event is withheld afterwards': run(
    `UPDATE data_audit_event SET body = NULL, salt = NULL WHERE seq = ${secondBody}`,
  ),
  'a trigger is put in': run('CREATE TRIGGER surprise INSTEAD OF INSERT ON people BEGIN SELECT 1; END'),
  'a view shows something else': run(
    'DROP VIEW people',
    `CREATE VIEW people AS SELECT id, 'Nobody' AS name FROM data_person`,
  ),
  'a table hides beside the others': run(
    'CREATE TABLE hidden (x TEXT) STRICT',
    `INSERT INTO hidden VALUES ('x')`,
  ),
  'an index is put in': run('CREATE INDEX quick ON data_person (name)'),
  'a virtual table is put in': run('CREATE VIRTUAL TABLE search USING fts5(x)'),
  'a column is put in': run(`ALTER TABLE data_person ADD COLUMN note TEXT DEFAULT 'x'`),
  'the seal names another reader': run(
    `UPDATE seal SET text = json_set(text, '$.reader', json('{"kind":"everything"}'), '$.organization', 'Other Works')`,
  ),
  'the seal is that of another export': edit((db, { other }) => {
    db.prepare('ATTACH ? AS other').run(other)
    db.exec('UPDATE seal SET (text, signature) = (SELECT text, signature FROM other.seal)')
  }),
  'everything is sealed again with another key': edit((db) => {
    db.exec(`UPDATE data_person SET name = 'Nobody' WHERE id = 1`)
    sealAgain(db)
  }),
  'the seal is taken off': run('DELETE FROM seal'),
  'a number becomes text': edit((db) => {
    db.pragma('writable_schema = ON')
    db.exec(`UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), 'is_consultant INTEGER', 'is_consultant BLOB')
      WHERE name = 'data_person'`)
    db.pragma('writable_schema = RESET')
    db.exec(`UPDATE data_person SET is_consultant = CAST(is_consultant AS TEXT)`)
    db.pragma('writable_schema = ON')
    const sql = format.schema.get('data_person')
    db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'data_person'`).run(sql)
    db.pragma('writable_schema = RESET')
  }),
  'text goes on after its end': edit((db) => {
    db.prepare(`UPDATE data_person SET name = name || char(0) || 'and more' WHERE id = 1`).run()
  }),
  'deleted rows stay in free pages': run(
    'CREATE TABLE gone (x TEXT)',
    `INSERT INTO gone VALUES (hex(randomblob(9000)))`,
    'DROP TABLE gone',
  ),
  'bytes are put behind the end': ({ path }) => appendFileSync(path, 'something else'),
  'a page is put behind the end': ({ path }) => appendFileSync(path, Buffer.alloc(4096, 120)),
  'the last page is cut off': ({ path }) => truncateSync(path, readFileSync(path).length - 4096),
  'it asks for a journal beside it': bytes((all) => {
    all[18] = 2
    all[19] = 2
  }),
  'it claims another version': run('PRAGMA user_version = 7'),
  'it claims another program': run('PRAGMA application_id = 1'),
  'an older export stands in its place': ({ path, other }) => writeFileSync(path, readFileSync(other)),
}
