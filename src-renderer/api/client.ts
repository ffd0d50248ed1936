// The only place that touches the bridge. Every call goes by the contract's types; a refusal is thrown as CallRefused with
// the contract's error, so that screens show main's own words.
import type { CallName, Events, Input, Output } from '../../src-shared/contract/index.ts'
import type { CallError, Reply } from '../../src-shared/domain/errors.ts'

interface Bridge {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  on(event: string, listener: (payload: unknown) => void): () => void
  fileToken(file: File): Promise<string>
}

declare global {
  interface Window {
    readonly keyholder: Bridge
  }
}

/** A call that main refused; `error` says why, in the person's language. */
export class CallRefused extends Error {
  readonly error: CallError

  constructor(error: CallError) {
    super(error.reason)
    this.name = 'CallRefused'
    this.error = error
  }
}

/** Makes a call and gives main's reply, refusals included. Rejects only when main itself cannot be reached. */
export async function ask<Name extends CallName>(
  name: Name,
  input: Input<Name>,
): Promise<Reply<Output<Name>>> {
  // Main has parsed the answer by the call's output schema before it left.
  return (await window.keyholder.call(name, input)) as Reply<Output<Name>>
}

/** Makes a call. @throws CallRefused */
export async function call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const reply = await ask(name, input)
  if (reply.ok) return reply.value
  throw new CallRefused(reply.error)
}

/** Listens to what main tells unasked. @returns a function that stops listening */
export function on<Name extends keyof Events>(
  name: Name,
  listener: (payload: Events[Name]) => void,
): () => void {
  return window.keyholder.on(name, (payload) => listener(payload as Events[Name]))
}

/** Trades a dropped file for the opaque token that calls take; the path stays in main. @throws when it is not on the disk */
export function fileToken(file: File): Promise<string> {
  return window.keyholder.fileToken(file)
}

/** What went wrong, in the contract's shape: a refusal as it is, a fault of this program as `failed`. */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallRefused) return thrown.error
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'failed', reason, fields: [] }
}
