// What a handler is. `implement` takes the calls of one feature's contract and demands a handler for each: a call without
// one does not compile. Handlers hold no SQL and no rules; they fetch, call the service and say what to audit.
import type { z } from 'zod'
import type { CallName, Contract, Output } from '../../src-shared/contract/index.ts'
import type { Preferences } from '../../src-shared/domain/preferences.ts'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { Facts, On } from '../../src-shared/policy/facts.ts'
import type { AuditEntry } from '../audit/record.ts'
import type { Forbidden, Grant } from '../authz/authorize.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { Task } from '../tasks/tasks.ts'
import type { Refusal } from './errors.ts'
import type { Services } from './services.ts'

/** One question to the policy; all of a call's must be allowed. */
export interface Ask {
  readonly action: Action
  readonly on?: On
}

type Parsed<Name extends CallName> = z.output<Contract[Name]['input']>
type ActorOf<Name extends CallName> = Contract[Name]['access'] extends 'public' ? Facts | null : Facts
type GrantOf<Name extends CallName> = Contract[Name]['access'] extends Action
  ? Grant<Contract[Name]['access']>
  : null

export interface Context<Name extends CallName> {
  /** Who calls, from main's own session. */
  readonly actor: ActorOf<Name>
  readonly grant: GrantOf<Name>
  readonly preferences: Preferences
  readonly t: Translate
  /** One instant for the whole call, UTC ISO 8601. */
  readonly now: string
  readonly services: Services
}

/** How a long read tells how far it is, and learns that nobody waits for it any more. */
export interface Watch {
  readonly progress: (done: number, total: number | null) => void
  readonly isCancelled: () => boolean
}

/** What reads need, and what a thread of its own can have as well as main. */
export type ReadingContext<Name extends CallName> = Omit<Context<Name>, 'services'> & {
  readonly db: ReadDb
  readonly watch: Watch
}

/** Lists are found in one thread; rebuilding the past, which takes seconds, must not keep them waiting. */
export type ReadingThread = 'lists' | 'past'

/** Outside transactions, for work that waits: files, hashing, workers. */
export interface WaitingContext<Name extends CallName> extends Context<Name> {
  readonly read: <T>(work: (db: ReadDb) => T) => T
}

/**
 * Which questions a call asks. Absent: its own action, without a target. `'rows'`: any target will do, because the rows
 * are filtered by the same rules in SQL.
 */
export type Asks<Name extends CallName> =
  'rows' | ((db: ReadDb, input: Parsed<Name>, actor: ActorOf<Name>, services: Services) => readonly Ask[])

interface Asking<Name extends CallName> {
  readonly asks?: Asks<Name>
}

export type QueryHandler<Name extends CallName> = Asking<Name> &
  (
    | {
        readonly run: (context: Context<Name> & { readonly db: ReadDb }, input: Parsed<Name>) => Output<Name>
      }
    | {
        /**
         * Reads that take long where there is much to read: in a large store they are done in a thread, by the same code.
         * An input with a `taskId` can be followed and cancelled.
         */
        readonly read: (context: ReadingContext<Name>, input: Parsed<Name>) => Output<Name>
        /** What is read on the spot however much there is. Absent: nothing. */
        readonly isQuick?: (input: Parsed<Name>) => boolean
        /** Absent: `lists`. */
        readonly thread?: ReadingThread
      }
    | {
        /** Long or waiting work; it is authorized before it starts. */
        readonly work: (context: WaitingContext<Name>, input: Parsed<Name>) => Promise<Output<Name>>
      }
  )

export type CommandResult<Answer> =
  | {
      readonly answer: Answer
      /** One entry for each thing changed. Empty only for what nobody needs to prove (a screen's layout). */
      readonly audit: readonly AuditEntry[]
      /** For main's own state, when the transaction is safely in the store. */
      readonly afterCommit?: () => void
      /** For thousands of entries: told how many of them the trail has; a throw takes everything back. */
      readonly onRecorded?: (done: number) => void
    }
  /** Refused, and yet what was written (a failed attempt, its audit row) stays. */
  | { readonly refusal: Refusal | Forbidden; readonly audit: readonly AuditEntry[] }

/** A command's waiting work, which can have read at length what its handler gathers, as part of a task. */
export interface PreparingContext<Name extends CallName, Gathered> extends WaitingContext<Name> {
  readonly gather: (task: Task) => Promise<Gathered>
}

export type CommandHandler<Name extends CallName, Prepared = unknown, Gathered = unknown> = Asking<Name> & {
  /** What `prepare` needs and takes long to read: done where a query's `read` is, and handed over as JSON. */
  readonly gather?: (context: ReadingContext<Name>, input: Parsed<Name>) => Gathered
  /** Where it is gathered. Absent: `lists`. */
  readonly thread?: ReadingThread
  /** What must wait and so cannot be in the transaction, such as hashing a password. */
  readonly prepare?: (context: PreparingContext<Name, Gathered>, input: Parsed<Name>) => Promise<Prepared>
  readonly run: (
    context: Context<Name> & { readonly db: WriteDb },
    input: Parsed<Name>,
    prepared: Prepared,
  ) => CommandResult<Output<Name>>
}

export type Handler<Name extends CallName> = Contract[Name]['kind'] extends 'query'
  ? QueryHandler<Name>
  : // Each command has its own prepared value; only dispatch carries it from `prepare` to `run`.
    // oxlint-disable-next-line typescript/no-explicit-any
    CommandHandler<Name, any, any>

export type Handlers<Names extends CallName = CallName> = { readonly [Name in Names]: Handler<Name> }

/** Ties a command's `gather`, `prepare` and `run` together by the types of what is gathered and prepared. */
export function commandHandler<Name extends CallName, Prepared, Gathered = unknown>(
  _name: Name,
  handler: CommandHandler<Name, Prepared, Gathered>,
): CommandHandler<Name, Prepared, Gathered> {
  return handler
}

/** All handlers of one feature; incomplete or misspelled ones do not compile. */
export function implement<Names extends CallName>(
  _calls: Pick<Contract, Names>,
  handlers: Handlers<Names>,
): Handlers<Names> {
  return handlers
}
