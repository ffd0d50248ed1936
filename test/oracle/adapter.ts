// Words a question of ours as Cedar is asked: what a person holds, what the question is about and how things stand in
// each other become entities. Nothing is judged here; which of the roles noted down are held is Cedar's to say as well.
import type { CedarValueJson, Context, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs'
import { actions } from '../../src-shared/policy/actions.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { Facts, Held, Id, On, TargetPerson } from '../../src-shared/policy/facts.ts'
import type { Module, RoleIn } from '../../src-shared/policy/roles.ts'
import { ask } from './cedar.ts'
import type { Answer, Entity } from './cedar.ts'

/** The person who asks, as Cedar knows them: themselves and the roles they hold in programs. */
export interface Asker {
  readonly uid: TypeAndId
  readonly entities: readonly Entity[]
}

/** What a question is about, and all that has to be known of it. */
interface Resource {
  readonly uid: TypeAndId
  readonly entities: readonly Entity[]
}

const organization = uid('Organization', 'keyholder')

/** The asker of some facts, with the roles that count. */
export function askerOf(facts: Facts): Asker {
  const roles = [
    noted('submittals', facts.group),
    noted('programs', facts.corporate),
    noted('emissions', facts.data),
  ]
    .flatMap((each) => (each !== null && isHeld(facts, each.expires) ? [each.key] : []))
    // Everybody is an Affiliate; to Cedar that is no role.
    .filter((key) => key !== 'programs.affiliate')
  const inPrograms = [...facts.programs]
    .filter(([, { expires }]) => isHeld(facts, expires))
    .map(([program, { role }]) => entity(inProgram(program, role), {}, [uid('Role', `programs.${role}`)]))
  const parents = [...roles.map((role) => uid('Role', role)), ...inPrograms.map((each) => each.uid)]
  const me = person(facts, parents)
  return { uid: me.uid, entities: [me, ...inPrograms] }
}

function noted(module: Module, grant: Held<RoleIn<Module>> | null) {
  return grant === null ? null : { key: `${module}.${grant.role}`, expires: grant.expires }
}

/** Cedar's answer to a question of this asker. */
export function answerTo({ uid: principal, entities }: Asker, action: Action, on: On): Answer {
  const resource = resourceOf(action, on)
  return ask({
    principal,
    action,
    resource: resource.uid,
    context: contextOf(action, on),
    entities: [...entities, ...resource.entities],
  })
}

/** Whether a role granted until then counts. Cedar is asked once for each state and pair of dates. */
function isHeld(facts: Facts, expires: string | null): boolean {
  const key = JSON.stringify([facts.person.state, facts.now, expires])
  let known = heldBefore.get(key)
  if (known === undefined) {
    const me = person(facts, [])
    const grant = entity(uid('Grant', 'asked about'), expires === null ? {} : { expires: datetime(expires) })
    known = ask({
      principal: me.uid,
      action: 'hold-role',
      resource: grant.uid,
      context: { now: datetime(facts.now) },
      entities: [me, grant],
    }).allowed
    heldBefore.set(key, known)
  }
  return known
}

const heldBefore = new Map<string, boolean>()

function person({ person: { id, state }, assignments }: Facts, parents: readonly TypeAndId[]): Entity {
  const { entities, assets, sources, around } = assignments
  const attributes = {
    state: reference('State', state),
    assigned: {
      entities: references('Entity', entities),
      assets: references('Asset', assets),
      sources: references('Source', sources),
    },
    around: { entities: references('Entity', around.entities), assets: references('Asset', around.assets) },
  }
  return entity(uid('Person', id), attributes, parents)
}

/**
 * The resource that the action is asked about.
 * @throws when the question does not name it: such a question has no answer in the table.
 */
function resourceOf(action: Action, on: On): Resource {
  const asked: readonly (keyof On)[] = actions[action].on
  if (asked.length === 0) return { uid: organization, entities: [entity(organization)] }
  // A program is what is acted on where a person is named beside it.
  const field = (['program', 'report', 'source', 'asset', 'entity', 'facility', 'person'] as const).find(
    (each) => asked.includes(each) && on[each] !== undefined,
  )
  if (field === undefined)
    throw new Error(`the question about ${action} names nothing of ${asked.join(', ')}`)
  const entities = makers[field](on)
  return { uid: entities[0]!.uid, entities }
}

/** The entity for each kind of target, then those that it stands in. */
const makers = {
  facility: ({ facility }: On) => [entity(uid('Facility', facility!))],
  program: ({ program }: On) => [programEntity(program!)],
  person: ({ person: whom }: On) => [subject(whom!)],
  entity: ({ entity: placed }: On) => tree(placed!.path),
  asset: ({ asset: placed }: On) => {
    const { id, path } = placed!
    return [entity(uid('Asset', id), {}, within(path)), ...tree(path)]
  },
  source: ({ source: placed }: On) => {
    const { id, asset, path } = placed!
    const around = asset === null ? [] : [entity(uid('Asset', asset), {}, within(path))]
    const parents = [...around.map((each) => each.uid), ...within(path)]
    return [entity(uid('Source', id), {}, parents), ...around, ...tree(path)]
  },
  report: ({ report }: On) => {
    const { madeFor, entities } = report!
    const parents = entities.map(({ id }) => uid('Entity', id))
    const about = entity(uid('Report', 'asked about'), { madeFor: references('Person', madeFor) }, parents)
    return [about, ...once(entities.flatMap(({ path }) => tree(path)))]
  },
}

function programEntity(program: Id): Entity {
  const roleOf = (role: string) => ({ __entity: inProgram(program, role) })
  return entity(uid('Program', program), {
    viewers: roleOf('viewer'),
    contributors: roleOf('contributor'),
    mainSiteContact: roleOf('main-site-contact'),
  })
}

function subject({ id, isMainCorporate, mainSiteOf }: TargetPerson): Entity {
  return entity(uid('Subject', id), {
    person: reference('Person', id),
    isMainCorporateContact: isMainCorporate,
    isMainSiteContact: mainSiteOf.length > 0,
  })
}

function contextOf(action: Action, on: On): Context {
  const asked: readonly (keyof On)[] = actions[action].on
  const context: Context = {}
  if (asked.includes('next')) {
    if (on.present !== undefined) context['present'] = on.present
    if (on.next !== undefined) context['next'] = on.next
  }
  if (asked.includes('enteredBy') && on.enteredBy !== undefined) {
    context['enteredBy'] = reference('Person', on.enteredBy)
  }
  return context
}

/** The entities of a path, from the innermost to the root, each within the next. */
function tree(path: readonly Id[]): Entity[] {
  return path.map((id, i) => entity(uid('Entity', id), {}, within(path.slice(i + 1))))
}

function within(path: readonly Id[]): TypeAndId[] {
  return path.slice(0, 1).map((id) => uid('Entity', id))
}

function once(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.map((each) => [JSON.stringify(each.uid), each])).values()]
}

function inProgram(program: Id, role: string): TypeAndId {
  return uid('ProgramRole', `${program} ${role}`)
}

function entity(
  id: TypeAndId,
  attrs: Record<string, CedarValueJson> = {},
  parents: readonly TypeAndId[] = [],
): Entity {
  return { uid: id, attrs, parents: [...parents] }
}

function uid(type: string, id: Id): TypeAndId {
  return { type, id: String(id) }
}

function reference(type: string, id: Id): CedarValueJson {
  return { __entity: uid(type, id) }
}

function references(type: string, ids: Iterable<Id>): CedarValueJson[] {
  return [...ids].map((id) => reference(type, id))
}

function datetime(text: string): CedarValueJson {
  return { __extn: { fn: 'datetime', arg: text } }
}
