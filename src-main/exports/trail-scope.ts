// Which events of the trail a reader may read. The chain is always whole: an event that is outside keeps leaf and head.
// For a reader of chosen entities only what is certain to speak of nothing else is inside.
import { actions, isAction } from '../../src-shared/policy/actions.ts'
import type { Area } from '../../src-shared/policy/actions.ts'
import type { Module } from '../../src-shared/policy/roles.ts'
import { modulesOf } from './scope.ts'
import type { ExportScope } from './scope.ts'

interface Subject {
  readonly kind?: unknown
  readonly id?: unknown
  readonly name?: unknown
}

interface EventBody {
  readonly at: string
  readonly actor: Subject | null
  readonly action: string
  readonly outcome: string
  readonly subject?: Subject
  readonly on?: Subject
  readonly before?: unknown
  readonly after?: unknown
}

/** What is inside for a reader of chosen entities. */
export interface Inside {
  readonly person: ReadonlySet<number>
  readonly entity: ReadonlySet<number>
  readonly asset: ReadonlySet<number>
  readonly source: ReadonlySet<number>
  /** Names of the entities and assets inside: what a way from the top may speak of. */
  readonly names: ReadonlySet<string>
}

/** Who had no name was told by user name, which is an address, and the text that was hashed cannot be put otherwise. */
const addresses = /[^\s"]@[^\s"]/

/** Says of an event's body whether it is inside; null where all of them are. */
export function readableEvents(scope: ExportScope, inside: () => Inside): ((body: string) => boolean) | null {
  const { reader, from, to } = scope
  const modules = modulesOf(scope)
  if (reader.kind === 'everything' && from === null && to === null && modules.length === 3) return null
  const known = reader.kind === 'entities' ? inside() : null
  return (body) => {
    const event = JSON.parse(body) as EventBody
    if ((from !== null && event.at < from) || (to !== null && event.at >= to)) return false
    if (known === null) return isOfModules(event.action, modules)
    return !addresses.test(body) && speaksOnlyOf(event, known)
  }
}

const areaOfPrefix: Readonly<Record<string, Area>> = {
  facilities: 'submittals',
  regulators: 'submittals',
  submittals: 'submittals',
  'access-requests': 'submittals',
  programs: 'programs',
  'program-contacts': 'programs',
  inventory: 'emissions',
  'emission-data': 'emissions',
  reports: 'emissions',
}

function isOfModules(action: string, modules: readonly Module[]): boolean {
  const prefix = action.slice(0, action.indexOf('.'))
  const area = isAction(action) ? actions[action].area : (areaOfPrefix[prefix] ?? 'organization')
  return area === 'organization' || area === 'account' || modules.includes(area)
}

/** Acts on the inventory, and what somebody holds in Emissions: done by, to and about what is inside. */
const actsInside = /^(inventory\.[\w-]+|roles\.set-data-role|roles\.set-assignments)$/

function speaksOnlyOf(event: EventBody, inside: Inside): boolean {
  return (
    event.outcome === 'done' &&
    actsInside.test(event.action) &&
    (event.actor === null || isInside(event.actor, inside)) &&
    event.subject !== undefined &&
    isInside(event.subject, inside) &&
    (event.on === undefined || isInside(event.on, inside)) &&
    namesOnly(event.before, inside) &&
    namesOnly(event.after, inside)
  )
}

function isInside({ kind, id }: Subject, inside: Inside): boolean {
  if (typeof id !== 'number') return false
  if (kind !== 'person' && kind !== 'entity' && kind !== 'asset' && kind !== 'source') return false
  return inside[kind].has(id)
}

/** A thing with kind and number has to be inside, and so has each name of a way from the top. */
function namesOnly(value: unknown, inside: Inside): boolean {
  if (value === null || typeof value !== 'object') return true
  if (Array.isArray(value)) return value.every((each) => namesOnly(each, inside))
  if ('kind' in value && 'id' in value) return isInside(value, inside)
  return Object.entries(value).every(([key, each]) =>
    key === 'in' ? isWayInside(each, inside) : namesOnly(each, inside),
  )
}

function isWayInside(way: unknown, { names }: Inside): boolean {
  return Array.isArray(way) && way.every((name) => typeof name === 'string' && names.has(name))
}
