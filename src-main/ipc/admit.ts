// Who calls and whether they may, asked anew for every call: by dispatch, and by the thread that answers long reads.
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName } from '../../src-shared/contract/index.ts'
import { topics } from '../../src-shared/contract/define.ts'
import type { Access, Call } from '../../src-shared/contract/define.ts'
import type { Preferences } from '../../src-shared/domain/preferences.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { authorize, authorizeSomewhere } from '../authz/authorize.ts'
import type { Grant } from '../authz/authorize.ts'
import { loadFacts } from '../authz/facts.ts'
import { viewedThrough } from '../authz/viewing.ts'
import type { ReadDb } from '../db/open.ts'
import { getPreferences } from '../directory/queries.ts'
import { Refusal } from './errors.ts'
import type { Ask, Handlers, ReadingThread, Watch } from './implement.ts'
import type { Services } from './services.ts'

/** A handler with its types forgotten: `contract` and `implement` have checked them, name by name. */
export interface AnyHandler {
  readonly asks?:
    'rows' | ((db: ReadDb, input: unknown, actor: Facts | null, services: Services) => readonly Ask[])
  readonly prepare?: (context: object, input: unknown) => Promise<unknown>
  readonly work?: (context: object, input: unknown) => Promise<unknown>
  readonly run?: (context: object, input: unknown, prepared?: unknown) => unknown
  readonly read?: (context: object, input: unknown) => unknown
  readonly gather?: (context: object, input: unknown) => unknown
  readonly isQuick?: (input: unknown) => boolean
  readonly thread?: ReadingThread
}

export interface Caller {
  readonly actor: Facts | null
  readonly grant: Grant<Action> | null
  readonly preferences: Preferences
}

/** One call on its way: what is asked with which well-formed input, at which instant. */
export interface CallRequest {
  readonly name: CallName
  readonly input: unknown
  readonly now: string
  readonly handlers: Handlers
  readonly services: Services
}

export function handlerOf({ handlers, name }: CallRequest): AnyHandler {
  return handlers[name] as unknown as AnyHandler
}

export function contextOf(caller: Caller, { now, services }: CallRequest) {
  return { ...caller, t: translator(caller.preferences.translation), now, services }
}

/**
 * Answers a call that only reads, or gathers what a command will need, as JSON text, within the snapshot that `db` is.
 * @throws as `admit` does
 */
export function answerRead(db: ReadDb, request: CallRequest, watch: Watch): string {
  const call: Call = contract[request.name]
  const { services: _, ...context } = contextOf(admit(db, request), request)
  const { read, gather } = handlerOf(request)
  const reading = { ...context, db, watch }
  // What a command gathers does not leave main.
  if (call.kind === 'command') return JSON.stringify(gather?.(reading, request.input))
  return JSON.stringify(call.output.parse(read?.(reading, request.input)))
}

/** Loads who calls and asks the policy. @throws Refusal `no-session`, Forbidden. */
export function admit(db: ReadDb, request: CallRequest): Caller {
  const { input, now, services } = request
  const call: Call = contract[request.name]
  const access: Access = call.access
  const { asks: asking } = handlerOf(request)
  const personId = services.session.personId()
  const own = personId === null ? null : loadFacts(db, personId, now)
  const actor = own === null ? null : actorOf(db, call, own, request)
  const preferences = getPreferences(db, personId, services.systemTranslation)
  if (access === 'public') return { actor, grant: null, preferences }
  if (actor === null || personId === null) throw new Refusal('no-session', 'no-session')
  if (actor.person.state !== 'active' && actor.person.state !== 'pending') {
    services.session.end('access-ended')
    throw new Refusal('no-session', 'no-session')
  }
  if (access === 'signed-in') return { actor, grant: null, preferences }
  if (asking === 'rows') return { actor, grant: authorizeSomewhere(actor, access), preferences }
  const asks = asking?.(db, input, actor, services) ?? [{ action: access }]
  const grants = asks.map((ask) => authorize(actor, ask.action, ask.on))
  const grant = grants.find((each) => each.action === access) ?? authorizeSomewhere(actor, access)
  return { actor, grant, preferences }
}

/**
 * While somebody looks through another's eyes (B-12), every command is refused here, and every query of somebody's own
 * things, but for those whose contract says otherwise.
 * @throws Refusal `viewing-read-only`.
 */
export function requireOpen({ kind, access, whileViewing }: Call, { session }: Services): void {
  if (session.viewing() === null || whileViewing !== undefined) return
  if (kind === 'command' || access === 'signed-in' || access === 'public')
    throw new Refusal('refused', 'viewing-read-only')
}

/**
 * The signed-in person, or them through the eyes of another.
 * @throws Refusal `viewing-ended` when that has just come to its end.
 */
function actorOf(db: ReadDb, call: Call, own: Facts, { now, services }: CallRequest): Facts {
  const { session } = services
  const viewed = session.viewing()
  if (viewed === null || call.whileViewing === 'own') return own
  // Waiting work may have begun before the look did.
  requireOpen(call, services)
  const actor = viewedThrough(db, own, viewed, now)
  if (actor !== null) return actor
  session.view(null)
  services.emit('changed', { topics })
  // What was meant to be a look must not be answered as something else.
  if (call.whileViewing === 'theirs') return own
  throw new Refusal('refused', 'viewing-ended')
}
