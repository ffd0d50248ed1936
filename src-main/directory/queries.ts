// What several features need of the same rows: people as subjects of the trail, new people, passwords, preferences and
// the organization. Rows that only one feature touches are queried in that feature.
import { eq, sql } from 'drizzle-orm'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { displayName, sortName } from '../../src-shared/domain/person-name.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../src-shared/domain/preferences.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import type { AuditSubject } from '../audit/record.ts'
import { perConnection, statements } from '../authz/statements.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { organizationTable } from '../db/tables/organization.ts'
import { credentialTable, personTable } from '../db/tables/people.ts'
import { preferenceTable } from '../db/tables/preferences.ts'

export type Person = typeof personTable.$inferSelect
export type Organization = typeof organizationTable.$inferSelect

/** The signed-in person's id: in the store, ids are numbers. */
export function actorId(actor: Facts): PersonId {
  return actor.person.id as PersonId
}

const personById = perConnection((db: ReadDb) =>
  db
    .select()
    .from(personTable)
    .where(eq(personTable.id, sql.placeholder('id')))
    .prepare(),
)

export function getPerson(db: ReadDb, id: PersonId): Person | undefined {
  return personById(db).get({ id })
}

/** By user name, without regard to case. */
export function getPersonByUserName(db: ReadDb, userName: string): Person | undefined {
  return db.select().from(personTable).where(eq(personTable.userName, userName)).get()
}

/** By e-mail address, without regard to case; removed people are found too. */
export function getPersonByEmail(db: ReadDb, email: string): Person | undefined {
  return db.select().from(personTable).where(eq(personTable.email, email)).get()
}

/** A person as the audit trail names them; somebody unknown keeps their number. */
export function personSubject(db: ReadDb, id: number): AuditSubject {
  const person = getPerson(db, id as PersonId)
  return { kind: 'person', id, name: person === undefined ? `#${id}` : displayName(person) }
}

type Derived = 'id' | 'sortName' | 'groupRank' | 'corporateRank' | 'dataRank' | 'programCount'
type NewPerson = Omit<typeof personTable.$inferInsert, Derived> & { firstName: string; lastName: string }

const hole = sql.placeholder
const newPerson = perConnection((db: WriteDb) =>
  db
    .insert(personTable)
    .values({
      userName: hole('userName'),
      email: hole('email'),
      firstName: hole('firstName'),
      lastName: hole('lastName'),
      sortName: hole('sortName'),
      phone: hole('phone'),
      title: hole('title'),
      isConsultant: hole('isConsultant'),
      state: hole('state'),
      stateBefore: hole('stateBefore'),
      createdAt: hole('createdAt'),
      registeredAt: hole('registeredAt'),
      lastSignInAt: hole('lastSignInAt'),
    })
    .returning({ id: personTable.id })
    .prepare(),
)
const newPreferences = perConnection((db: WriteDb) =>
  db
    .insert(preferenceTable)
    .values({
      personId: hole('personId'),
      translation: hole('translation'),
      dateFormat: hole('dateFormat'),
      timeFormat: hole('timeFormat'),
      timeZone: hole('timeZone'),
      numberFormat: hole('numberFormat'),
      numberScaling: hole('numberScaling'),
      theme: hole('theme'),
    })
    .prepare(),
)
/** What a column says that is not said: the table's own defaults. */
const unsaid = {
  phone: '',
  title: '',
  isConsultant: false,
  stateBefore: null,
  registeredAt: null,
  lastSignInAt: null,
} as const

/** Stores a new person with their preferences. The e-mail and user name must be free. */
export function insertPerson(
  db: WriteDb,
  person: NewPerson,
  preferences: Partial<Preferences> = {},
): PersonId {
  const { id } = newPerson(db).get({ ...unsaid, ...person, sortName: sortName(person) })
  newPreferences(db).run({ personId: id, ...defaultPreferences, ...preferences })
  return id
}

const manyAtOnce = 100
const manyPeople = `INSERT INTO person (user_name, email, first_name, last_name, sort_name, phone, title, is_consultant, state,
  created_at) VALUES ${Array(manyAtOnce).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')} RETURNING id, email`
const many = statements({ people: manyPeople })

/**
 * Stores new people, as `insertPerson` does for each. A statement for a hundred of them: the full-text index of people is
 * written out once for each statement.
 */
export function insertPeople(
  db: WriteDb,
  people: readonly NewPerson[],
  preferences: Partial<Preferences> = {},
): PersonId[] {
  const whole = people.length - (people.length % manyAtOnce)
  const ids: PersonId[] = []
  for (let at = 0; at < whole; at += manyAtOnce) {
    const piece = people.slice(at, at + manyAtOnce).map((person) => ({ ...unsaid, ...person }))
    const values = piece.flatMap((person) => [
      person.userName,
      person.email,
      person.firstName,
      person.lastName,
      sortName(person),
      person.phone,
      person.title,
      Number(person.isConsultant),
      person.state,
      person.createdAt,
    ])
    const rows = many(db).people.all(values) as { id: PersonId; email: string }[]
    // SQLite promises no order of what it returns.
    const byEmail = new Map(rows.map(({ id, email }) => [email, id]))
    for (const { email } of piece) {
      const id = byEmail.get(email)!
      newPreferences(db).run({ personId: id, ...defaultPreferences, ...preferences })
      ids.push(id)
    }
  }
  return [...ids, ...people.slice(whole).map((person) => insertPerson(db, person, preferences))]
}

type PersonChange = Partial<Omit<typeof personTable.$inferInsert, 'id' | 'sortName'>>

/** Changes a person's own row and keeps the sorting name in step. */
export function updatePerson(db: WriteDb, id: PersonId, change: PersonChange): void {
  db.update(personTable).set(change).where(eq(personTable.id, id)).run()
  const person = getPerson(db, id)
  if (person === undefined) return
  const sorted = sortName(person)
  if (sorted !== person.sortName)
    db.update(personTable).set({ sortName: sorted }).where(eq(personTable.id, id)).run()
}

/** The Argon2id hash, for sign-in alone. */
export function getPasswordHash(db: ReadDb, personId: PersonId): string | undefined {
  return db
    .select({ hash: credentialTable.passwordHash })
    .from(credentialTable)
    .where(eq(credentialTable.personId, personId))
    .get()?.hash
}

export function putPasswordHash(db: WriteDb, personId: PersonId, passwordHash: string, now: string): void {
  db.insert(credentialTable)
    .values({ personId, passwordHash, changedAt: now })
    .onConflictDoUpdate({ target: credentialTable.personId, set: { passwordHash, changedAt: now } })
    .run()
}

const preferencesOf = perConnection((db: ReadDb) =>
  db
    .select()
    .from(preferenceTable)
    .where(eq(preferenceTable.personId, sql.placeholder('personId')))
    .prepare(),
)

/** A person's preferences; before anybody is signed in, the defaults in the system's language. */
export function getPreferences(
  db: ReadDb,
  personId: PersonId | null,
  systemTranslation: Preferences['translation'],
): Preferences {
  if (personId === null) return { ...defaultPreferences, translation: systemTranslation }
  const row = preferencesOf(db).get({ personId })
  if (row === undefined) return { ...defaultPreferences, translation: systemTranslation }
  const { personId: _, ...preferences } = row
  return preferences
}

export function updatePreferences(db: WriteDb, personId: PersonId, change: Partial<Preferences>): void {
  db.update(preferenceTable).set(change).where(eq(preferenceTable.personId, personId)).run()
}

const theOrganization = perConnection((db: ReadDb) => db.select().from(organizationTable).prepare())

/** Undefined until the organization has been set up. */
export function getOrganization(db: ReadDb): Organization | undefined {
  return theOrganization(db).get()
}

/** Within this transaction, the confirmed loss of the last lead user is let through. */
export function waiveLastLead(db: WriteDb): void {
  db.run(sql`INSERT OR IGNORE INTO last_lead_waiver (id) VALUES (1)`)
}
