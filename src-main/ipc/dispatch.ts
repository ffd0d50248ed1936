// The one way of a call: known → well-formed → who → may they → do it → audit → answer. Nothing reaches the store around it.
import type { z } from 'zod'
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName, Input } from '../../src-shared/contract/index.ts'
import type { Call } from '../../src-shared/contract/define.ts'
import type { CallError, Reply } from '../../src-shared/domain/errors.ts'
import type { Preferences } from '../../src-shared/domain/preferences.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import type { On } from '../../src-shared/policy/facts.ts'
import { record } from '../audit/record.ts'
import type { AuditEvent, AuditSubject } from '../audit/record.ts'
import { targetSubject } from '../audit/subjects.ts'
import { Forbidden } from '../authz/authorize.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { TurnStore } from '../db/turns.ts'
import { getPreferences, personSubject } from '../directory/queries.ts'
import type { Heavy } from '../heavy/thread.ts'
import { admit, contextOf, handlerOf, requireOpen } from './admit.ts'
import type { Caller, CallRequest } from './admit.ts'
import { fromZod, Refusal, toCallError } from './errors.ts'
import type { CommandResult, Handlers } from './implement.ts'
import { gatherSomewhere, readSomewhere } from './reading.ts'
import type { Services } from './services.ts'
import type { Task } from '../tasks/tasks.ts'

/** Longer inputs than this many characters are refused unread: no form needs them, files go by token. */
const longestInput = 500_000

export type Dispatch = (name: string, inputText: string) => Promise<string>

/**
 * Makes the function that answers calls. It takes a call's name and its input as JSON text, and resolves to a Reply as
 * JSON text; it never rejects. What `heavy` takes is answered there, by a dispatch of its own.
 */
export function createDispatch(
  store: TurnStore,
  handlers: Handlers,
  services: Services,
  heavy: Heavy | null = null,
): Dispatch {
  return (name, inputText) => answer({ store, handlers, services, heavy }, name, inputText)
}

interface Backend {
  readonly store: TurnStore
  /** Where calls over thousands of people are answered; null within that very thread. */
  readonly heavy: Heavy | null
  readonly handlers: Handlers
  readonly services: Services
}

async function answer(backend: Backend, name: string, inputText: string): Promise<string> {
  const { store, handlers, services, heavy } = backend
  let t = translator(services.systemTranslation)
  try {
    const known = Object.hasOwn(contract, name) ? (name as CallName) : null
    if (known === null)
      return failure({
        code: 'unknown-call',
        reason: t('errors:unknown-call', { name: name.slice(0, 80) }),
        fields: [],
      })
    const call: Call = contract[known]
    t = translator(store.read((db) => whoseLanguage(db, services)))
    requireOpen(call, services)
    const parsed = parse(call.input, inputText)
    if (!parsed.success) return failure(fromZod(parsed.error, t))
    // At the first start nobody's preferences tell the language: it is one of the things that are set up.
    if (known === 'session.set-up') t = translator((parsed.data as Input<'session.set-up'>).translation)
    const now = services.clock.now()
    const request = { name: known, input: parsed.data, now, handlers, services }
    // Who is not signed in is told so here.
    if (heavy?.takes(known) === true && services.session.personId() !== null)
      return await handOver(store, heavy, request, inputText)
    const value = await perform(store, request)
    return `{"ok":true,"value":${value}}`
  } catch (error) {
    const told = toCallError(error, t)
    // A rule of the store that refuses is no fault of the program.
    if (told.code === 'failed') reportFault(name, error)
    return failure(told)
  }
}

function failure(error: CallError): string {
  const reply: Reply<never> = { ok: false, error }
  return JSON.stringify(reply)
}

/** What leaves main: nothing that the schema does not name. */
function toText({ output }: Call, value: unknown): string {
  return JSON.stringify(output.parse(value))
}

function parse(schema: z.ZodType, text: string): z.ZodSafeParseResult<unknown> {
  if (text.length > longestInput) return schema.safeParse(Symbol.for('too-long'))
  try {
    return schema.safeParse(JSON.parse(text))
  } catch {
    return schema.safeParse(Symbol.for('not-json'))
  }
}

/** Asked here too, so that nobody without the right sets the thread off. */
async function handOver(
  store: TurnStore,
  heavy: Heavy,
  request: CallRequest,
  inputText: string,
): Promise<string> {
  try {
    store.read((db) => admit(db, request))
  } catch (error) {
    if (error instanceof Forbidden) await recordDenial(store, request, error)
    throw error
  }
  const { taskId } = request.input as { readonly taskId?: string }
  return heavy.answer(request.name, inputText, taskId)
}

/** @returns the answer as JSON text */
async function perform(store: TurnStore, request: CallRequest): Promise<string> {
  const { name, input, services } = request
  const personId = services.session.personId()
  const call: Call = contract[name]
  const handler = handlerOf(request)
  const enter = (db: ReadDb) => admit(db, request)
  const waiting = (caller: Caller) => ({
    ...contextOf(caller, request),
    read: <T>(work: (db: ReadDb) => T) => store.read(work),
  })
  let result: CommandResult<unknown>
  try {
    if (call.kind === 'query') {
      if (handler.read !== undefined) return await readSomewhere(store, request)
      if (handler.work !== undefined)
        return toText(call, await handler.work(waiting(store.read(enter)), input))
      return toText(
        call,
        store.read((db) => handler.run?.({ ...contextOf(enter(db), request), db }, input)),
      )
    }
    // Asked before the waiting work, which nobody without the right shall set off, and again inside the transaction.
    const gather = (task: Task) => gatherSomewhere(store, request, task)
    const prepared =
      handler.prepare && (await handler.prepare({ ...waiting(store.read(enter)), gather }, input))
    result = await store.writeInTurn((db) => {
      // While this waited the session may have become somebody else's.
      if (call.access !== 'public' && services.session.personId() !== personId)
        throw new Refusal('no-session', 'no-session')
      return carryOut(db, { ...request, now: services.clock.now() }, prepared)
    })
  } catch (error) {
    if (error instanceof Forbidden) await recordDenial(store, request, error)
    throw error
  }
  if ('refusal' in result) throw result.refusal
  result.afterCommit?.()
  if (call.changes.length > 0) services.emit('changed', { topics: call.changes })
  return toText(call, result.answer)
}

/** Asks, does and records one command within the transaction that `db` is in. */
export function carryOut(db: WriteDb, request: CallRequest, prepared: unknown): CommandResult<unknown> {
  const caller = admit(db, request)
  const context = { ...contextOf(caller, request), db }
  const outcome = handlerOf(request).run?.(context, request.input, prepared) as CommandResult<unknown>
  record(db, events(db, request, caller, outcome), 'refusal' in outcome ? undefined : outcome.onRecorded)
  return outcome
}

function whoseLanguage(db: ReadDb, services: Services): Preferences['translation'] {
  return getPreferences(db, services.session.personId(), services.systemTranslation).translation
}

function events(
  db: ReadDb,
  { name: action, input, now: at, services }: CallRequest,
  caller: Caller,
  result: CommandResult<unknown>,
): AuditEvent[] {
  // An act that takes another back says so in the trail, whichever call it is.
  const { undoes } = input as { readonly undoes?: string }
  const actorId = caller.actor?.person.id ?? services.session.personId()
  const actor = actorId === null ? null : personSubject(db, Number(actorId))
  const refusal = 'refusal' in result ? result.refusal : null
  return result.audit.map((entry) => ({
    at,
    actor,
    action,
    outcome: refusal === null ? 'done' : 'refused',
    ...(refusal === null ? {} : ruleOf(refusal)),
    ...entry,
    ...(undoes === undefined ? {} : { after: { ...entry.after, undoes } }),
  }))
}

function ruleOf(refusal: Refusal | Forbidden): Pick<AuditEvent, 'rule' | 'denial'> {
  if (!(refusal instanceof Forbidden)) return { rule: refusal.key }
  return { rule: refusal.denial.code, denial: refusal.denial.params }
}

/** A denial rolled its call back; it is audited in a transaction of its own. */
async function recordDenial(store: TurnStore, request: CallRequest, error: Forbidden): Promise<void> {
  const { name, now: at, services } = request
  const personId = services.session.personId()
  await store.writeInTurn((db: WriteDb) => {
    const subject: AuditSubject = { kind: 'action', id: null, name: error.action }
    record(db, [
      {
        at,
        actor: personId === null ? null : personSubject(db, personId),
        action: name,
        outcome: 'denied',
        ...ruleOf(error),
        subject,
        ...(error.on === undefined ? {} : deniedTarget(db, error.on)),
      },
    ])
  })
}

/** What the denied question was about: the person or thing by the name that it has at the moment, and all of it as asked. */
function deniedTarget(db: ReadDb, on: On): Pick<AuditEvent, 'on' | 'after'> {
  const target = targetSubject(db, on)
  return { ...(target === null ? {} : { on: target }), after: { on } }
}

/** For the developer's terminal: the name and the stack, never the input. */
function reportFault(name: string, error: unknown): void {
  console.error(`call ${name} failed:`, error)
}
