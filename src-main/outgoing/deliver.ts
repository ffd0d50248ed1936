// One attempt to hand one message to the organization's SMTP server, and what is to be thought of its outcome.
import { createTransport } from 'nodemailer'
import type { MailFailure, MailSecurity } from '../../src-shared/domain/mail.ts'
import { mailOptions } from './letter.ts'
import type { Letter } from './letter.ts'

export interface Server {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  /** Empty: no login. */
  readonly userName: string
  readonly password: string
}

/** How long a server may take, in milliseconds. */
export interface Patience {
  /** To accept the connection, to greet, and between any two of its words. */
  readonly answer: number
  /** For the whole message: a server that says a word now and then must end too. */
  readonly whole: number
}
export const usualPatience: Patience = { answer: 30_000, whole: 180_000 }

export interface Outcome {
  /** Null: the server took the message. */
  readonly failure: MailFailure | null
  /** Concerns the server and so every message, not this one alone. */
  readonly isOfServer: boolean
  readonly words: string
}

interface Delivery {
  readonly server: Server
  readonly letter: Letter
  readonly patience: Patience
  /** Gives the attempt up. */
  readonly signal: AbortSignal
}

/** Tries once; never rejects. */
export async function deliver({ server, letter, patience, signal }: Delivery): Promise<Outcome> {
  const giveUp = new AbortController()
  const abort = () => giveUp.abort()
  const timer = setTimeout(abort, patience.whole)
  signal.addEventListener('abort', abort)
  const progress = { wasWritten: false }
  try {
    const { response } = await transportTo(server, patience, progress).sendMail({
      ...mailOptions(letter),
      signal: giveUp.signal,
    })
    return { failure: null, isOfServer: false, words: wordsOf(response) }
  } catch (error) {
    return outcomeOf(error as SmtpError, progress.wasWritten)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}

function transportTo(
  { host, port, security, userName, password }: Server,
  { answer }: Patience,
  progress: { wasWritten: boolean },
) {
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(userName === '' ? {} : { auth: { user: userName, pass: password } }),
    dnsTimeout: answer,
    connectionTimeout: answer,
    greetingTimeout: answer,
    socketTimeout: answer,
    socketCloseTimeout: 1000,
    logger: watcher(progress),
  })
}

/** Learns when the message has been written to its end, and keeps nothing else: links and logins pass through here. */
function watcher(progress: { wasWritten: boolean }) {
  const ignore = () => {}
  const info = (entry: unknown) => {
    if ((entry as { tnx?: unknown } | null)?.tnx === 'message') progress.wasWritten = true
  }
  return { trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore }
}

interface SmtpError extends Error {
  readonly code?: string
  /** The server's reply with its code; absent where it gave none. */
  readonly response?: string
  readonly responseCode?: number
  /** RFC 5321: a 5yz reply but 503. */
  readonly permanent?: boolean
}

function outcomeOf(error: SmtpError, wasWritten: boolean): Outcome {
  const words = wordsOf(error.response ?? error.message)
  const answered = typeof error.responseCode === 'number' && error.responseCode !== 421
  // Only what is said of sender, recipient or content is about this message.
  if (answered && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE'))
    return { failure: error.permanent === true ? 'rejected' : 'deferred', isOfServer: false, words }
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return { failure: 'login', isOfServer: true, words }
  if (wasWritten) return { failure: 'unanswered', isOfServer: false, words }
  // Nothing went over the line: nodemailer itself will not take the message.
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
    return { failure: 'rejected', isOfServer: false, words }
  return { failure: serverFailure(error), isOfServer: true, words }
}

function serverFailure({ code, message, cause }: SmtpError): MailFailure {
  const reason = `${code ?? ''} ${(cause as { code?: string } | undefined)?.code ?? ''} ${message}`
  if (/ETIMEDOUT|EABORT|timed? ?out|never received/i.test(reason)) return 'timeout'
  if (/ETLS|CERT|SSL|self.signed|STARTTLS|ERR_TLS/i.test(reason)) return 'tls'
  return 'connection'
}

const longestWords = 500

/** On one line, without control characters, and not endless. */
function wordsOf(text: string): string {
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, longestWords)
}
