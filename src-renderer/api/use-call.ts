// Queries and commands as hooks. A query asks again when one of its topics changed, drops answers that came too late, and
// keeps showing the last value while the next one is on its way.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Topic } from '../../src-shared/contract/define.ts'
import type { CallName, Input, Output } from '../../src-shared/contract/index.ts'
import type { CallError, Reply } from '../../src-shared/domain/errors.ts'
import { ask, on, toCallError } from './client.ts'
import { changesSession, sessionShown } from './session.ts'

export interface Query<Value> {
  /** The last answer; kept while the next is on its way. Undefined before the first. */
  readonly value: Value | undefined
  /** Why the last question was refused; null once one has been answered. */
  readonly error: CallError | null
  readonly loading: boolean
  readonly refresh: () => void
}

interface QueryOptions {
  /** Ask again when main says that one of these changed. */
  readonly refreshOn?: readonly Topic[]
}

const noTopics: readonly Topic[] = []

/** Asks a query, and again whenever the input differs. `null` as input asks nothing yet. */
export function useCall<Name extends CallName>(
  name: Name,
  input: Input<Name> | null,
  { refreshOn = noTopics }: QueryOptions = {},
): Query<Output<Name>> {
  const key = input === null ? null : JSON.stringify(input)
  const [answer, setAnswer] = useState<{ value?: Output<Name>; error: CallError | null; key: string | null }>(
    {
      error: null,
      key: null,
    },
  )
  const latest = useRef(0)

  const refresh = useCallback(() => {
    const turn = ++latest.current
    if (key === null) return
    void ask(name, JSON.parse(key) as Input<Name>)
      .catch((thrown: unknown): Reply<Output<Name>> => ({ ok: false, error: toCallError(thrown) }))
      .then((reply) => {
        if (turn !== latest.current) return
        if (reply.ok) setAnswer({ value: reply.value, error: null, key })
        else setAnswer((before) => ({ ...before, error: reply.error, key }))
      })
  }, [name, key])

  useEffect(() => {
    refresh()
    const turns = latest
    return () => {
      turns.current++
    }
  }, [refresh])
  useTopics(refreshOn, refresh)

  return { value: answer.value, error: answer.error, loading: key !== null && answer.key !== key, refresh }
}

/** Calls `refresh` when main says that one of the topics changed. */
export function useTopics(topics: readonly Topic[], refresh: () => void): void {
  const key = topics.join()
  useEffect(() => {
    if (key === '') return undefined
    const wanted = key.split(',')
    let isShown = true
    const refreshIfShown = () => {
      if (isShown) refresh()
    }
    const off = on('changed', ({ topics: changed }) => {
      if (!changed.some((topic) => wanted.includes(topic))) return
      if (changesSession(changed)) void sessionShown().then(refreshIfShown)
      else refresh()
    })
    return () => {
      isShown = false
      off()
    }
  }, [key, refresh])
}

export interface Command<Name extends CallName> {
  /** Sends the command; the reply says whether it was done. A second run while one is busy is the caller's to prevent. */
  readonly run: (input: Input<Name>) => Promise<Reply<Output<Name>>>
  readonly busy: boolean
  /** Why the last run was refused; null after a new start. */
  readonly error: CallError | null
  readonly clear: () => void
}

/** A command for a button: busy while it runs, and why it was refused. Forms use `useCallForm` instead. */
export function useCommand<Name extends CallName>(name: Name): Command<Name> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const run = useCallback(
    async (input: Input<Name>): Promise<Reply<Output<Name>>> => {
      setBusy(true)
      setError(null)
      const reply = await ask(name, input).catch((thrown: unknown) => ({
        ok: false as const,
        error: toCallError(thrown),
      }))
      setBusy(false)
      if (!reply.ok) setError(reply.error)
      return reply
    },
    [name],
  )
  const clear = useCallback(() => setError(null), [])
  return { run, busy, error, clear }
}
