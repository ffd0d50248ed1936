// What was worked out for somebody and may be acted on next: a preview of a bulk act, a dry run of an import. One of each
// kind is kept per window, in memory only, and for nobody but the person that it was made for.
import { randomUUID } from 'node:crypto'
import type { Id } from '../../src-shared/policy/facts.ts'
import { Refusal } from '../ipc/errors.ts'
import type { Services } from '../ipc/services.ts'

/** Whose window it is. */
export interface Holder {
  readonly actor: { readonly person: { readonly id: Id } }
  readonly services: Services
}

interface Entry<Value> {
  readonly token: string
  readonly owner: Id
  readonly value: Value
}

export interface Kept<Value> {
  /** Keeps a value in place of the one before. @returns what it is asked for by */
  keep(holder: Holder, value: Value): string
  /** @throws Refusal `preview-gone` when there is none by that token, or it was made for somebody else. */
  get(holder: Holder, token: string): Value
  find(holder: Holder, token: string): Value | undefined
  forget(services: Services): void
}

export function createKept<Value>(): Kept<Value> {
  const entries = new WeakMap<Services, Entry<Value>>()
  const find = ({ services, actor }: Holder, token: string) => {
    const entry = entries.get(services)
    return entry?.token === token && entry.owner === actor.person.id ? entry : undefined
  }
  return {
    keep({ services, actor }, value) {
      const token = randomUUID()
      entries.set(services, { token, owner: actor.person.id, value })
      return token
    },
    get(holder, token) {
      const entry = find(holder, token)
      if (entry === undefined) throw new Refusal('refused', 'preview-gone')
      return entry.value
    },
    find: (holder, token) => find(holder, token)?.value,
    forget: (services) => void entries.delete(services),
  }
}
