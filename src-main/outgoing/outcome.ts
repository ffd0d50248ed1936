// What an attempt's outcome means for its message, and what the trail is told of it.
import type { MailFailure } from '../../src-shared/domain/mail.ts'
import { record } from '../audit/record.ts'
import type { AuditSubject } from '../audit/record.ts'
import type { WriteDb } from '../db/open.ts'
import type { Outcome } from './deliver.ts'
import { listExpired, listInterrupted, postponeAll, updateMessage } from './queries.ts'
import type { StoredLetter } from './queries.ts'

const minute = 60_000
const longestDelay = 60 * minute

/** After the first failure a minute, then twice as long each time, an hour at most. */
export function retryAt(attempts: number, now: string): string {
  const delay = Math.min(minute * 2 ** Math.max(0, Math.min(attempts - 1, 10)), longestDelay)
  return new Date(Date.parse(now) + delay).toISOString()
}

/** A message as the trail names it: by whom it is for. Never its link. */
export function messageSubject({ id, toAddress }: Pick<StoredLetter, 'id' | 'toAddress'>): AuditSubject {
  return { kind: 'message', id, name: toAddress }
}

/** Writes what became of the attempt at a message that was `sending`. `letter` is the message as it was before it. */
export function settle(db: WriteDb, letter: StoredLetter, outcome: Outcome, now: string): void {
  const attempts = letter.attempts + 1
  const serverWords = withoutLink(outcome.words, letter.link)
  const { failure } = outcome
  if (failure === null) {
    const change = { state: 'sent', failure, serverWords, endedAt: now } as const
    if (updateMessage(db, letter.id, ['sending'], change)) tell(db, letter, { ...change, at: now })
    return
  }
  if (failure === 'rejected') {
    const change = { state: 'refused', failure, serverWords, endedAt: now } as const
    if (updateMessage(db, letter.id, ['sending'], change)) tell(db, letter, { ...change, at: now })
    return
  }
  const nextAttemptAt = retryAt(attempts, now)
  const change = { state: 'queued', failure, serverWords, nextAttemptAt } as const
  updateMessage(db, letter.id, ['sending'], change)
  if (outcome.isOfServer) postponeAll(db, nextAttemptAt)
  // An hourly failure for days is one thing to know, not hundreds.
  if (failure !== letter.failure) tell(db, letter, { state: 'queued', failure, serverWords, at: now })
}

/** Messages found `sending` with nobody at it: the program ended meanwhile, and they may have left or not. */
export function recoverInterrupted(db: WriteDb, now: string): void {
  for (const letter of listInterrupted(db)) {
    const nextAttemptAt = retryAt(letter.attempts, now)
    const change = { state: 'queued', failure: 'interrupted', serverWords: null, nextAttemptAt } as const
    updateMessage(db, letter.id, ['sending'], change)
    tell(db, letter, { state: 'queued', failure: 'interrupted', serverWords: null, at: now })
  }
}

/** An invitation that ran out before its message left: the link would lead nowhere. Other ends are a trigger's. */
export function withdrawExpired(db: WriteDb, now: string, limit: number): void {
  for (const letter of listExpired(db, now, limit)) {
    const change = { state: 'withdrawn', nextAttemptAt: null, endedAt: now } as const
    updateMessage(db, letter.id, ['queued'], change)
    tell(db, letter, { state: 'withdrawn', failure: null, serverWords: null, at: now })
  }
}

interface Told {
  readonly state: StoredLetter['state']
  readonly failure: MailFailure | null
  readonly serverWords: string | null
  readonly at: string
}

/** As the program's own act: nobody did it. */
function tell(db: WriteDb, letter: StoredLetter, { state, failure, serverWords, at }: Told): void {
  record(db, [
    {
      at,
      actor: null,
      action: 'outbox.deliver',
      outcome: failure === null ? 'done' : 'refused',
      ...(failure === null ? {} : { rule: `mail-${failure}` }),
      subject: messageSubject(letter),
      before: { state: 'queued' },
      after: { state, subject: letter.subject, ...(serverWords === null ? {} : { serverWords }) },
    },
  ])
}

/** A server may quote what it refuses; the link goes neither into the list nor into the trail. */
function withoutLink(words: string, link: string | null): string {
  if (link === null) return words
  const code = link.slice(link.lastIndexOf('/') + 1)
  return words.replaceAll(link, '[link]').replaceAll(code, '[link]')
}
