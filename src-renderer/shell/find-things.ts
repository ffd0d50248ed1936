// What has a name and a place of its own (B-15): people, programs, facilities, and what stands in Emissions. Each kind is asked
// for by the call that lists it elsewhere, so that nobody finds here what they may not see there.
import { useEffect, useState } from 'react'
import type { InsightThing } from '../../src-shared/contract/access-insight.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import { ask } from '../api/client.ts'
import { useSignedIn } from '../api/session.ts'
import type { PageParams } from './navigation.ts'

type ThingKind = Exclude<InsightThing['kind'], 'organization'>

export interface Found {
  readonly kind: ThingKind | 'person'
  readonly id: number
  readonly name: string
  /** Tells those of the same name apart: an e-mail address, or what a thing stands in. */
  readonly beside: string
  readonly page: string
  readonly params: PageParams
}

/** The page that shows a kind of thing, and the right that it takes. */
const places: Readonly<Record<ThingKind, { readonly page: string; readonly needs: Action }>> = {
  program: { page: 'programs', needs: 'programs.view' },
  facility: { page: 'facilities', needs: 'facilities.view' },
  entity: { page: 'inventory', needs: 'inventory.view' },
  asset: { page: 'inventory', needs: 'inventory.view' },
  source: { page: 'inventory', needs: 'inventory.view' },
}
const thingKinds = Object.keys(places) as ThingKind[]

const fewestLetters = 2
const mostOfAKind = 5
/** Milliseconds without another letter. */
const pause = 150

/** What the words find, and whether an answer is still awaited. Late answers are dropped. */
export function useFound(words: string): { readonly found: readonly Found[]; readonly isLooking: boolean } {
  const { allowed } = useSignedIn()
  const search = words.trim()
  const [answer, setAnswer] = useState<{ search: string; found: readonly Found[] }>({ search: '', found: [] })
  const isAsked = search.length >= fewestLetters
  useEffect(() => {
    if (!isAsked) return undefined
    let isLatest = true
    const timer = setTimeout(() => {
      void findAll(search, allowed).then((found) => (isLatest ? setAnswer({ search, found }) : undefined))
    }, pause)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [search, isAsked, allowed])
  const isAnswered = answer.search === search
  return { found: isAsked && isAnswered ? answer.found : [], isLooking: isAsked && !isAnswered }
}

async function findAll(search: string, allowed: readonly string[]): Promise<readonly Found[]> {
  const kinds = thingKinds.filter((kind) => allowed.includes(places[kind].needs))
  const people = allowed.includes('people.list') ? [findPeople(search)] : []
  return (await Promise.all([...people, ...kinds.map((kind) => findThings(kind, search))])).flat()
}

async function findPeople(search: string): Promise<Found[]> {
  const reply = await ask('people.list', { search, filters: {}, sort: null, offset: 0, limit: mostOfAKind })
  if (!reply.ok) return []
  return reply.value.rows.map(({ id, displayName, email }) => ({
    kind: 'person',
    id,
    name: displayName,
    beside: email,
    page: 'people',
    params: { person: id },
  }))
}

async function findThings(kind: ThingKind, search: string): Promise<Found[]> {
  const reply = await ask('access.things', { kind, search, offset: 0, limit: mostOfAKind })
  if (!reply.ok) return []
  return reply.value.rows.flatMap(({ id, name, path }) =>
    id === null || name === null
      ? []
      : [{ kind, id, name, beside: path.join(' › '), page: places[kind].page, params: { [kind]: id } }],
  )
}
