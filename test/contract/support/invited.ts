// People who are invited, and how they register.
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import type { TestBackend } from './backend.ts'

export const goodPassword = 'umbrella lantern copper fox'

export function row<Role extends string>(name: string, role: Role) {
  return { email: `${name.toLowerCase()}@example.com`, firstName: name, lastName: 'Sample', role }
}

/** Completes the registration that a link leads to, and leaves nobody signed in as them. */
export async function register(backend: TestBackend, link: string): Promise<void> {
  const code = link.replace('keyholder://register/', '')
  const { firstName, lastName } = await backend.call('session.invitation', { code })
  await backend.call('session.register', {
    code,
    firstName,
    lastName,
    phone: '',
    title: '',
    timeZone: 'UTC',
    password: goodPassword,
    verifyPassword: goodPassword,
  })
}

/** What somebody has been told, newest last. */
export function noticesOf({ store }: TestBackend, person: PersonId): string[] {
  return store.read(
    ({ raw }) =>
      raw.prepare('SELECT kind FROM notice WHERE person_id = ? ORDER BY id').pluck().all(person) as string[],
  )
}

/** Who has this address. */
export function personIn({ store }: TestBackend, email: string): PersonId {
  return store.read(
    ({ raw }) => raw.prepare('SELECT id FROM person WHERE email = ?').pluck().get(email) as PersonId,
  )
}
