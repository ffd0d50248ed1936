// An organization of the size that the program is made for: 100,000 people, 500 programs with 100,000 contacts, a tree of 500
// entities with 2,000 assets and 10,000 sources, 20,000 assignments, and the invitations, access requests, messages and notices
// that such an organization has. Written row by row without the triggers that keep derived columns and the search, which are
// filled once at the end and then put back: the result is what the triggers would have made, in seconds.
import { createHash } from 'node:crypto'
import type { WriteDb } from '../../../src-main/db/open.ts'
import { folded } from '../../../src-shared/domain/person-name.ts'
import { dataRoles, groupRoles } from '../../../src-shared/policy/roles.ts'
import { startOrganization } from '../../contract/support/backend.ts'
import type { TestBackend } from '../../contract/support/backend.ts'

export const large = { people: 100_000, programs: 500, entities: 500, assets: 2000, sources: 10_000 } as const

const at = '2026-01-01T00:00:00.000Z'
const firstNames = 'Ana Bruno Carla Dmitri Elena Farid Grace Hugo Inés Jamal Katya'.split(' ')
const lastNames = 'Alder Birch Cedar Dogwood Elm Fir Hazel Ironwood Juniper Kapok'.split(' ')
const states = ['active', 'active', 'active', 'active', 'disabled', 'invited', 'removed'] as const

/** A made-up organization of `people` people, signed in as its founder, who leads and is its Main Corporate Contact. */
export async function startLargeOrganization(people: number = large.people): Promise<TestBackend> {
  const backend = await startOrganization()
  process.stdout.write(`filling ${people.toLocaleString('en')} people …`)
  const started = performance.now()
  backend.store.write((db) =>
    withoutTriggers(db, () => {
      fillPeople(db, people)
      fillThings(db)
      fillAssignments(db, people)
      fillDealings(db, people)
    }),
  )
  process.stdout.write(` done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return backend
}

/** The state of the person with this id (2 and up); the founder is active. */
export function stateOf(id: number): (typeof states)[number] {
  return states[id % states.length]!
}

function withoutTriggers({ raw }: WriteDb, fill: () => void): void {
  const triggers = raw
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
         AND (name LIKE 'person_rank_%' OR name LIKE 'person_search_%')`,
    )
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) raw.prepare(`DROP TRIGGER ${name}`).run()
  fill()
  raw
    .prepare(
      `UPDATE person SET (group_rank, corporate_rank, data_rank, program_count) =
        (SELECT group_rank, corporate_rank, data_rank, program_count FROM person_rank WHERE person_id = person.id)`,
    )
    .run()
  raw.prepare(`INSERT INTO person_search (person_search) VALUES ('rebuild')`).run()
  for (const { sql } of triggers) raw.prepare(sql).run()
}

function fillPeople({ raw }: WriteDb, people: number): void {
  const person = raw.prepare(
    `INSERT INTO person (id, user_name, email, first_name, last_name, sort_name, state, state_before, created_at, registered_at,
       last_sign_in_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '${at}', ?, ?)`,
  )
  const grant = raw.prepare(
    `INSERT INTO role_grant (person_id, module, role, granted_at, granted_by, expires_at) VALUES (?, ?, ?, '${at}', 1, ?)`,
  )
  for (let id = 2; id <= people; id += 1) {
    const first = firstNames[id % firstNames.length]!
    const last = `${lastNames[(id * 7) % lastNames.length]}${id % 997}`
    const email = `${folded(first)}.${id}@example.com`
    const state = stateOf(id)
    const registered = state === 'invited' ? null : at
    const seen =
      registered === null || id % 3 === 0
        ? null
        : new Date(1.77e12 - ((id * 7919) % 500) * 86_400_000).toISOString()
    const before = state === 'removed' ? 'active' : null
    person.run(id, email, email, first, last, folded(`${last} ${first}`), state, before, registered, seen)
    if (state === 'removed') continue
    // A fiftieth of the roles end, spread over this and the next year; some have ended.
    const end =
      id % 50 === 0 ? new Date(Date.parse('2026-01-15') + ((id / 50) % 700) * 86_400_000).toISOString() : null
    if (id % 2 === 0) grant.run(id, 'submittals', groupRoles[(id / 2) % 3], end)
    if (id % 5 === 0) grant.run(id, 'emissions', dataRoles[(id / 5) % dataRoles.length], end)
    if (id % 101 === 0) grant.run(id, 'programs', 'secondary', end)
  }
}

function fillThings({ raw }: WriteDb): void {
  raw.prepare(`INSERT INTO regulator (id, name, kind) VALUES (1, 'Example County', 'cupa')`).run()
  const facility = raw.prepare(
    `INSERT INTO facility (name, address, site_id, regulator_id) VALUES (?, ?, ?, 1)`,
  )
  for (let i = 1; i <= 300; i += 1) facility.run(`Facility ${i}`, `${i} Sample Street`, `S-${1000 + i}`)
  const program = raw.prepare(
    `INSERT INTO program (name, main_site_contact_id, created_at) VALUES (?, ?, '${at}')`,
  )
  for (let i = 1; i <= large.programs; i += 1) program.run(`Program ${i}`, 7 * i + 1)
  const entity = raw.prepare(`INSERT INTO entity (parent_id, name) VALUES (?, ?)`)
  for (let i = 1; i <= large.entities; i += 1)
    entity.run(i === 1 ? null : Math.ceil((i - 1) / 4), `Entity ${i}`)
  const asset = raw.prepare(`INSERT INTO asset (entity_id, name) VALUES (?, ?)`)
  for (let i = 0; i < large.assets; i += 1) asset.run(1 + (i % large.entities), `Asset ${i + 1}`)
  const source = raw.prepare(`INSERT INTO emission_source (entity_id, asset_id, name) VALUES (?, ?, ?)`)
  for (let i = 0; i < large.sources; i += 1) {
    const isInAsset = i % 2 === 0
    source.run(1 + (i % large.entities), isInAsset ? 1 + (i % large.assets) : null, `Source ${i + 1}`)
  }
}

function fillAssignments({ raw }: WriteDb, people: number): void {
  const contact = raw.prepare(
    `INSERT OR IGNORE INTO program_contact (program_id, person_id, role, granted_at, granted_by) VALUES (?, ?, ?, '${at}', 1)`,
  )
  for (let i = 1; i <= large.programs; i += 1) {
    for (let k = 0; k < 200; k += 1) {
      const person = 4000 + ((i * 200 + k) % Math.max(1, people - 4000))
      if (person <= people && stateOf(person) !== 'removed')
        contact.run(i, person, k % 3 === 0 ? 'contributor' : 'viewer')
    }
  }
  const assign = (column: string) =>
    raw.prepare(
      `INSERT INTO assignment (person_id, ${column}, granted_at, granted_by) VALUES (?, ?, '${at}', 1)`,
    )
  const [toEntity, toAsset, toSource] = [assign('entity_id'), assign('asset_id'), assign('source_id')]
  for (let id = 5; id <= people; id += 5) {
    if (id % 3 === 0) toEntity.run(id, 1 + (id % large.entities))
    else if (id % 3 === 1) toAsset.run(id, 1 + (id % large.assets))
    else toSource.run(id, 1 + (id % large.sources))
  }
}

/** Invitations with their messages, access requests, and notices: what goes on between people. */
function fillDealings({ raw }: WriteDb, people: number): void {
  const invitation = raw.prepare(
    `INSERT INTO invitation (person_id, code_hash, state, created_at, created_by, expires_at, ended_at)
     VALUES (?, ?, ?, ?, 1, ?, ?)`,
  )
  const message = raw.prepare(
    `INSERT INTO outbox (to_address, subject, body, link, created_at, invitation_id)
     VALUES (?, 'Example Works invites you', 'Open [link]', NULL, '${at}', ?)`,
  )
  const request = raw.prepare(
    `INSERT INTO access_request (person_id, facility_id, facility_name, facility_site_id, relationship, is_consultant, level,
       reason, recipient, state, created_at, decided_at, decided_by, granted_level)
     VALUES (?, ?, ?, ?, 'Operator', 0, 'viewer', 'Reports are due', 'lead-users', ?, ?, ?, ?, ?)`,
  )
  const notice = raw.prepare(
    `INSERT INTO notice (person_id, kind, params, place, created_at, read_at)
     VALUES (?, 'roles-changed', '{"by":"Ada Example","changes":[]}', NULL, ?, ?)`,
  )
  for (let id = 2; id <= people; id += 1) {
    const state = stateOf(id)
    const time = new Date(Date.parse(at) + (id % 5000) * 900_000).toISOString()
    if (state === 'invited' || id % 6 === 0) {
      const isPending = state === 'invited'
      const hash = createHash('sha256').update(String(id)).digest()
      const ended = isPending ? null : time
      // Some that are pending by their state have run out.
      const { lastInsertRowid } = invitation.run(
        id,
        hash,
        isPending ? 'pending' : 'accepted',
        time,
        new Date(Date.parse(time) + 14 * 86_400_000).toISOString(),
        ended,
      )
      if (isPending) message.run(`p${id}@example.com`, lastInsertRowid)
    }
    if (state === 'active' && id % 10 === 0) {
      const site = 1 + (id % 300)
      const isPending = id % 100 === 0
      request.run(
        id,
        site,
        `Facility ${site}`,
        `S-${1000 + site}`,
        ...(isPending ? ['pending', time, null, null, null] : ['granted', time, time, 1, 'viewer']),
      )
    }
    if (id % 4 === 0) notice.run(id % 40 === 0 ? 1 : id, time, id % 8 === 0 ? time : null)
  }
}
