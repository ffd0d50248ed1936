// A trail as an organization of that size leaves it in years: everybody is invited and registers, things are kept, then people
// sign in, are given and lose roles, are refused, are disabled and come back. Appended as the program appends, index and all.
import { record } from '../../../src-main/audit/record.ts'
import type { AuditEvent, AuditSubject } from '../../../src-main/audit/record.ts'
import type { Store } from '../../../src-main/db/open.ts'
import { dataRoles, groupRoles } from '../../../src-shared/policy/roles.ts'

/** Of one transaction, so that the journal stays small. */
const atOnce = 10_000
const start = Date.parse('2020-01-01T00:00:00.000Z')
/** The trail ends here, however long it is: before the benchmark's clock. */
const end = Date.parse('2026-02-28T00:00:00.000Z')

interface Size {
  readonly events: number
  /** Ids 2 and up, as in the store. */
  readonly people: number
}

/** Appends `events` events to the trail. @returns how long appending took, in milliseconds */
export function fillTrail(store: Store, { events, people }: Size): number {
  const started = performance.now()
  for (let first = 0; first < events; first += atOnce) {
    const chunk: AuditEvent[] = []
    for (let i = first; i < Math.min(first + atOnce, events); i += 1)
      chunk.push(eventAt(i, { events, people }))
    store.write((db) => record(db, chunk))
  }
  return performance.now() - started
}

function person(id: number): AuditSubject {
  return { kind: 'person', id, name: `Person Example${id}` }
}

function eventAt(i: number, { events, people }: Size): AuditEvent {
  const at = new Date(start + Math.floor((i / events) * (end - start))).toISOString()
  const event = { at, actor: person(1), outcome: 'done' as const }
  if (i < people - 1) {
    const [id, email] = [i + 2, `p${i + 2}@example.com`]
    const after = { email, firstName: 'Person', lastName: `Example${id}`, state: 'active' }
    return { ...event, action: 'people.add', subject: person(id), after: { ...after, userName: email } }
  }
  // Scattered, and the same in every run.
  const draw = (i * 2_654_435_761) % 4_294_967_296
  const whom = person(2 + (draw % (people - 1)))
  const kind = (draw >>> 7) % 100
  if (kind < 45) return { ...event, actor: whom, action: 'session.sign-in', subject: whom }
  if (kind < 55) {
    const denial = { role: 'submittals.viewer' as const }
    return {
      ...event,
      actor: whom,
      action: 'people.list',
      outcome: 'denied',
      rule: 'no-role',
      denial,
      subject: { kind: 'action', id: null, name: 'people.list' },
    }
  }
  const [was, is] = [groupRoles[draw % 3]!, groupRoles[(draw + 1) % 3]!]
  if (kind < 75)
    return { ...event, action: 'roles.set-group', subject: whom, before: { role: was }, after: { role: is } }
  if (kind < 82) {
    const role = dataRoles[draw % dataRoles.length]!
    return {
      ...event,
      action: 'roles.set-data-role',
      subject: whom,
      before: { role: 'none' },
      after: { role },
    }
  }
  if (kind < 90) {
    const program = 1 + (draw % 500)
    const on = { kind: 'program', id: program, name: `Program ${program}` }
    return {
      ...event,
      action: 'programs.set-contact',
      subject: whom,
      on,
      before: { role: 'none' },
      after: { role: 'viewer' },
    }
  }
  if (kind < 95) {
    const phones = { before: { phone: '' }, after: { phone: `555 ${draw % 10_000}` } }
    return { ...event, action: 'people.edit', subject: whom, ...phones }
  }
  const [before, after] = kind % 2 === 0 ? ['active', 'disabled'] : ['disabled', 'active']
  return {
    ...event,
    action: 'people.set-enabled',
    subject: whom,
    before: { state: before },
    after: { state: after },
  }
}
