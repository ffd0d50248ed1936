// What enabling and disabling make of somebody's state (S3-20).
import { Refusal } from '../ipc/errors.ts'
import type { Person } from './queries.ts'

/** The state that somebody has once enabled or disabled. Who never registered is invited again, not active. */
export function stateWhen(person: Person, isEnabled: boolean): Person['state'] {
  if (person.state === 'pending') throw new Refusal('refused', 'not-yet-approved')
  if (!isEnabled) return 'disabled'
  if (person.state !== 'disabled') return person.state
  return person.registeredAt === null ? 'invited' : 'active'
}
