// What the schema itself refuses, whoever asks: the rules that must hold by any path (X-01, X-02, X-04, X-17, B-08).
import type Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { applicationId } from '../../src-main/db/store-error.ts'
import {
  folderAtVersion,
  grant,
  insertOrganization,
  insertPerson,
  newestVersion,
  openFile,
} from './support/store.ts'

let db: Database.Database

beforeEach(() => {
  db = openFile(folderAtVersion(newestVersion))
  db.pragma('foreign_keys = ON')
  db.pragma('recursive_triggers = ON')
  insertOrganization(db)
})

const run = (sql: string) => () => db.exec(sql)
const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

test('the file says whose it is', () => {
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId)
})

test('every table is STRICT', () => {
  const loose = db
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
  expect(loose).toEqual([])
})

describe('people (X-11, X-17)', () => {
  test('are never deleted, also not by a replacement', () => {
    expect(run('DELETE FROM person WHERE id = 2')).toThrow('person-is-kept')
    expect(
      run(`INSERT OR REPLACE INTO person (id, user_name, email, sort_name, state, created_at)
           VALUES (2, 'x@example.com', 'x@example.com', 'x', 'active', '2026-01-01')`),
    ).toThrow('person-is-kept')
  })

  test('have user names and e-mail addresses of their own, whatever the case', () => {
    expect(run("UPDATE person SET user_name = 'PERSON1@example.com' WHERE id = 2")).toThrow(/UNIQUE/)
    expect(run("UPDATE person SET email = 'Person1@Example.com' WHERE id = 2")).toThrow(/UNIQUE/)
  })

  test('remember their state when they are removed, and only then', () => {
    expect(run("UPDATE person SET state = 'removed' WHERE id = 2")).toThrow(/CHECK/)
    expect(run("UPDATE person SET state_before = 'active' WHERE id = 2")).toThrow(/CHECK/)
    run("UPDATE person SET state = 'removed', state_before = 'active' WHERE id = 2")()
  })

  test('are found by the words they carry now, and no longer by old ones', () => {
    const found = (words: string) =>
      db.prepare('SELECT rowid FROM person_search WHERE person_search MATCH ?').pluck().all(`"${words}"`)
    run("UPDATE person SET last_name = 'Ångström' WHERE id = 2")()
    expect(found('angstrom')).toEqual([2])
    run("UPDATE person SET last_name = 'Kelvin' WHERE id = 2")()
    expect(found('angstrom')).toEqual([])
    expect(found('kelvin')).toEqual([2])
  })
})

describe('exactly-one roles (X-01, X-04)', () => {
  beforeEach(() => {
    run("INSERT INTO program (id, name, main_site_contact_id, created_at) VALUES (1, 'P', 1, '2026-01-01')")()
  })

  const contact = (person: number) =>
    run(`INSERT INTO program_contact (program_id, person_id, role, granted_at)
         VALUES (1, ${person}, 'viewer', '2026-01-01')`)

  test('the organization is kept', () => {
    expect(run('DELETE FROM organization')).toThrow('organization-is-kept')
  })

  test('a Main Site Contact is no other contact of the program', () => {
    expect(contact(1)).toThrow('already-main-site-contact')
    contact(2)()
    expect(run('UPDATE program_contact SET person_id = 1')).toThrow('already-main-site-contact')
  })

  test('who becomes Main Site Contact stops being another contact of the program', () => {
    contact(2)()
    run('UPDATE program SET main_site_contact_id = 2')()
    expect(count('program_contact')).toBe(0)
  })

  test('the Main Corporate Contact is no Secondary Corporate Contact', () => {
    expect(() => grant(db, 1, 'programs', 'secondary')).toThrow('already-main-corporate-contact')
    grant(db, 2, 'programs', 'secondary')
    expect(run("UPDATE role_grant SET person_id = 1 WHERE module = 'programs'")).toThrow(
      'already-main-corporate-contact',
    )
  })

  test('who becomes Main Corporate Contact stops being Secondary', () => {
    grant(db, 2, 'programs', 'secondary')
    run('UPDATE organization SET main_corporate_contact_id = 2')()
    expect(db.prepare("SELECT count(*) FROM role_grant WHERE module = 'programs'").pluck().get()).toBe(0)
  })

  test('who holds one is not removed', () => {
    const remove = (id: number) =>
      run(`UPDATE person SET state = 'removed', state_before = 'active' WHERE id = ${id}`)
    expect(remove(1)).toThrow('main-corporate-contact-stays')
    run('UPDATE program SET main_site_contact_id = 2')()
    expect(remove(2)).toThrow('main-site-contact-stays')
  })

  test('there is one role per person and module, and only roles of that module', () => {
    grant(db, 2, 'emissions', 'audit')
    expect(() => grant(db, 2, 'emissions', 'open')).toThrow(/UNIQUE|PRIMARY KEY/)
    expect(() => grant(db, 2, 'submittals', 'audit')).toThrow(/CHECK/)
    expect(() => grant(db, 2, 'programs', 'main')).toThrow(/CHECK/)
  })
})

describe('the last lead user (X-02)', () => {
  const ways: Record<string, string> = {
    'is not demoted': "UPDATE role_grant SET role = 'viewer' WHERE person_id = 1",
    'is not given an end': "UPDATE role_grant SET expires_at = '2027-01-01' WHERE person_id = 1",
    'does not pass the grant on to somebody who has not registered':
      'UPDATE role_grant SET person_id = 3 WHERE person_id = 1',
    'does not lose the grant': 'DELETE FROM role_grant WHERE person_id = 1',
    'does not lose it to a replacement': `INSERT OR REPLACE INTO role_grant (person_id, module, role, granted_at)
      VALUES (1, 'submittals', 'viewer', '2026-01-01')`,
    'is not disabled': "UPDATE person SET state = 'disabled' WHERE id = 1",
    'is not removed': "UPDATE person SET state = 'removed', state_before = 'active' WHERE id = 1",
    'is not unregistered': 'UPDATE person SET registered_at = NULL WHERE id = 1',
  }

  beforeEach(() => {
    insertPerson(db, 3, 'invited')
    // So that the rule about the Main Corporate Contact does not answer first.
    run('UPDATE organization SET main_corporate_contact_id = 2')()
  })

  test.each(Object.entries(ways))('%s', (_, sql) => {
    expect(run(sql)).toThrow('last-lead')
  })

  test.each(Object.entries(ways))('with the confirmation noted: no longer %s', (_, sql) => {
    run('INSERT INTO last_lead_waiver (id) VALUES (1)')()
    run(sql)()
  })

  test.each(Object.entries(ways))('with a second lead user: no longer %s', (_, sql) => {
    grant(db, 2, 'submittals', 'lead-user')
    run(sql)()
  })

  test.each([
    ['has an end', 'active', '2027-01-01'],
    ['has not registered', 'invited', null],
    ['is disabled', 'disabled', null],
  ])('somebody whose grant or account %s does not count as a second one', (_, state, expires) => {
    insertPerson(db, 4, state)
    grant(db, 4, 'submittals', 'lead-user', expires)
    expect(run('DELETE FROM role_grant WHERE person_id = 1')).toThrow('last-lead')
  })

  test('somebody who could not sign in may lose the grant, even when no lead user is left', () => {
    grant(db, 3, 'submittals', 'lead-user')
    run("DELETE FROM role_grant WHERE person_id = 3; UPDATE person SET first_name = 'A' WHERE id = 1")()
  })
})

test('there are many CUPAs and one state agency (S1-02)', () => {
  const add = (name: string, kind: string) =>
    run(`INSERT INTO regulator (name, kind) VALUES ('${name}', '${kind}')`)
  add('One', 'cupa')()
  add('Two', 'cupa')()
  add('State', 'state-agency')()
  expect(add('Other state', 'state-agency')).toThrow(/UNIQUE/)
  expect(run("UPDATE regulator SET kind = 'state-agency' WHERE name = 'One'")).toThrow(/UNIQUE/)
})

describe('the inventory (S3-02)', () => {
  beforeEach(() => {
    run(`
      INSERT INTO entity (id, parent_id, name) VALUES (1, NULL, 'Root'), (2, 1, 'Child'), (3, 2, 'Grandchild');
      INSERT INTO asset (id, entity_id, name) VALUES (1, 2, 'Boiler');
      INSERT INTO emission_source (id, entity_id, asset_id, name) VALUES (1, 2, 1, 'Gas');
    `)()
  })

  test('an entity is not placed under itself or its own', () => {
    expect(run('UPDATE entity SET parent_id = 1 WHERE id = 1')).toThrow('entity-cycle')
    expect(run('UPDATE entity SET parent_id = 3 WHERE id = 1')).toThrow('entity-cycle')
    run('UPDATE entity SET parent_id = 1 WHERE id = 3')()
  })

  test('what others refer to is not deleted', () => {
    expect(run('DELETE FROM entity WHERE id = 1')).toThrow(/FOREIGN KEY/)
    expect(run('DELETE FROM asset')).toThrow(/FOREIGN KEY/)
  })

  test('names are unique in their place, whatever the case', () => {
    expect(run("INSERT INTO entity (name) VALUES ('ROOT')")).toThrow(/UNIQUE/)
    expect(run("INSERT INTO entity (parent_id, name) VALUES (1, 'child')")).toThrow(/UNIQUE/)
    expect(run("INSERT INTO asset (entity_id, name) VALUES (2, 'boiler')")).toThrow(/UNIQUE/)
    expect(run("INSERT INTO emission_source (entity_id, asset_id, name) VALUES (2, 1, 'gas')")).toThrow(
      /UNIQUE/,
    )
    run("INSERT INTO entity (parent_id, name) VALUES (2, 'Root')")()
  })

  test('a source stands in the entity of its asset and moves with it', () => {
    expect(run("INSERT INTO emission_source (entity_id, asset_id, name) VALUES (1, 1, 'X')")).toThrow(
      /FOREIGN KEY/,
    )
    run('UPDATE asset SET entity_id = 3')()
    expect(db.prepare('SELECT entity_id FROM emission_source').pluck().get()).toBe(3)
  })

  test('an assignment is to one thing', () => {
    const assign = (columns: string, values: string) =>
      run(`INSERT INTO assignment (person_id, granted_at, ${columns}) VALUES (2, '2026-01-01', ${values})`)
    expect(assign('entity_id, source_id', '2, 1')).toThrow(/CHECK/)
    expect(assign('entity_id', 'NULL')).toThrow(/CHECK/)
    assign('entity_id', '2')()
    expect(assign('entity_id', '2')).toThrow(/UNIQUE/)
  })
})

describe('the audit trail (B-08)', () => {
  const append = (seq: number, verb = 'INSERT') =>
    db
      .prepare(`${verb} INTO audit_event (seq, leaf, head, salt, body) VALUES (?, ?, ?, ?, '{}')`)
      .run(seq, randomBytes(32), randomBytes(32), randomBytes(16))

  beforeEach(() => {
    append(1)
    append(2)
  })

  test.each([
    ['changed', "UPDATE audit_event SET body = '{}' WHERE seq = 1"],
    ['renumbered', 'UPDATE audit_event SET seq = 7 WHERE seq = 2'],
    ['deleted', 'DELETE FROM audit_event WHERE seq = 2'],
    ['deleted all together', 'DELETE FROM audit_event'],
  ])('is not %s', (_, sql) => {
    expect(run(sql)).toThrow('audit-appends-only')
    expect(count('audit_event')).toBe(2)
  })

  test.each([
    ['a replacement', 2, 'INSERT OR REPLACE'],
    ['a replacement of the first', 1, 'REPLACE'],
    ['a second of the same number', 2, 'INSERT'],
    ['a second of the same number that would be ignored', 1, 'INSERT OR IGNORE'],
    ['a gap', 4, 'INSERT'],
    ['a row before the first', 0, 'INSERT'],
  ])('takes no %s', (_, seq, verb) => {
    expect(() => append(seq, verb)).toThrow('audit-appends-only')
    expect(count('audit_event')).toBe(2)
  })
})
