// Appends to the audit trail (B-08). Each event's head hashes the head before it, so that no row can be changed, removed
// or slipped in without every later head changing. SHA3-256, because anybody can check it with the sqlite3 shell.
import { randomBytes } from 'node:crypto'
import type { CallName } from '../../src-shared/contract/index.ts'
import type { Action } from '../../src-shared/policy/actions.ts'
import type { DenialParams } from '../../src-shared/policy/wording.ts'
import { statements } from '../authz/statements.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { sha3 } from './sha3.ts'

/** What a thing was called when it happened: names may change, the trail does not. */
export interface AuditSubject {
  readonly kind: string
  readonly id: number | null
  readonly name: string
}

/** What a command says about what it did; who, when and the action are added by dispatch. */
export interface AuditEntry {
  /** The verb, where one call carries out several acts; otherwise the call's own name. */
  readonly action?: Action | CallName
  /** Who did it, where the act itself makes known who that is: signing in, registering. */
  readonly actor?: AuditSubject
  /** Whom or what it was done to. */
  readonly subject: AuditSubject
  /** The further thing it is about, as in the program whose contact was set. */
  readonly on?: AuditSubject
  /** Changed values only, by name. Never a secret. */
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

export interface AuditEvent extends Omit<AuditEntry, 'action' | 'actor'> {
  readonly at: string
  readonly actor: AuditSubject | null
  readonly action: string
  readonly outcome: 'done' | 'denied' | 'refused'
  /** For a denial or refusal: the code of the rule. */
  readonly rule?: string
  /** What the sentence of a denial speaks of, so that it can be told later as it was told then. */
  readonly denial?: DenialParams
}

export const genesisHead = new Uint8Array(32)

/** leaf = SHA3-256(00 ‖ salt ‖ body): the salt keeps a withheld body from being guessed. */
export function leafHash(salt: Uint8Array, body: string): Uint8Array {
  return sha3(Buffer.concat([Uint8Array.of(0), salt, Buffer.from(body)]))
}

/** head = SHA3-256(01 ‖ previous head ‖ leaf); the first event's previous head is 32 zero bytes. */
export function chainHead(previous: Uint8Array, leaf: Uint8Array): Uint8Array {
  return sha3(Buffer.concat([Uint8Array.of(1), previous, leaf]))
}

/**
 * Rows that one statement appends. At the start of every statement SQLite has full-text indexes write out what is new in
 * them, which for thousands of events would cost more than all the rest.
 */
const atOnce = 100
const saltBytes = 16
const rowLength = 5

const prepared = statements({
  last: `SELECT seq, head, body FROM audit_event ORDER BY seq DESC LIMIT 1`,
  append: appending(1),
  appendMany: appending(atOnce),
})

function appending(rows: number): string {
  const row = '(?, ?, ?, ?, ?)'
  return `INSERT INTO audit_event (seq, leaf, head, salt, body) VALUES ${Array(rows).fill(row).join(', ')}`
}

interface LastEvent {
  readonly seq: number
  readonly head: Uint8Array
  readonly body: string
}

function lastEvent(db: ReadDb): LastEvent | undefined {
  return prepared(db).last.get() as LastEvent | undefined
}

/** The number that the next event will have: what this transaction leaves gets its numbers from it, in order. */
export function nextSeq(db: ReadDb): number {
  return (lastEvent(db)?.seq ?? 0) + 1
}

/** Appends events in order, within the caller's transaction. @param onRecorded told how many it has, now and then */
export function record(
  db: WriteDb,
  events: readonly AuditEvent[],
  onRecorded: (done: number) => void = () => {},
): void {
  if (events.length === 0) return
  const last = lastEvent(db)
  const { append, appendMany } = prepared(db)
  const salts = randomBytes(saltBytes * events.length)
  let rows: unknown[] = []
  let seq = last?.seq ?? 0
  let head: Uint8Array = last?.head ?? genesisHead
  let lastAt = last === undefined ? '' : (JSON.parse(last.body) as { at: string }).at
  for (const [index, event] of events.entries()) {
    // A clock that went backwards is itself recorded; the order stays that of `seq`.
    const body = JSON.stringify({
      v: 1,
      ...event,
      ...(event.at < lastAt ? { clockWentBackFrom: lastAt } : {}),
    })
    const salt = salts.subarray(saltBytes * index, saltBytes * (index + 1))
    const leaf = leafHash(salt, body)
    head = chainHead(head, leaf)
    seq += 1
    lastAt = event.at
    rows.push(seq, Buffer.from(leaf), Buffer.from(head), salt, body)
    if ((index + 1) % atOnce > 0) continue
    appendMany.run(rows)
    rows = []
    onRecorded(index + 1)
  }
  for (let at = 0; at < rows.length; at += rowLength) append.run(rows.slice(at, at + rowLength))
}
