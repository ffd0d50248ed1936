// A real SMTP server on this machine that a test can make refuse, stall and drop. What it takes is kept as it arrived.
import { readFileSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { setDefaultCACertificates } from 'node:tls'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions, SMTPServerSession } from 'smtp-server'

const folder = join(import.meta.dirname, '../data/smtp')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** Who the server says it is: `known` is trusted by this test process, `stranger` by nobody. */
const identities = {
  known: { cert: read('cert.pem'), key: read('key.pem') },
  stranger: { cert: read('stranger-cert.pem'), key: read('stranger-key.pem') },
}
// Once: Node does not survive that it is changed while connections come and go.
setDefaultCACertificates([identities.known.cert])

export interface Arrived {
  readonly from: string
  readonly to: string[]
  /** The message's bytes. */
  readonly raw: Buffer
  readonly login: string | undefined
  readonly isSecure: boolean
}

export interface Behaviour {
  /** Answers RCPT TO with this code and these words. */
  recipient?: readonly [code: number, words: string] | undefined
  /** Answers the whole message with this code and these words. */
  message?: readonly [code: number, words: string] | undefined
  /** Says nothing at that point, until the test ends. */
  stallAt?: 'greeting' | 'recipient' | 'message' | undefined
  /** Ends the connection in the middle of the message, or after all of it, without an answer. */
  dropAt?: 'middle' | 'end' | undefined
}

export interface TestServer {
  readonly port: number
  readonly arrived: Arrived[]
  /** Changed by the test at any time. */
  readonly behaviour: Behaviour
  /** Attempts to log in, as `user:password`. */
  readonly logins: string[]
  /** How many connections there have been. */
  connections(): number
  close(): Promise<void>
}

/** Whom the server lets in, where it asks for a login. */
export const account = { userName: 'keyholder', password: 'ein sehr geheimes Wört' }

interface Session extends SMTPServerSession {
  readonly _connection?: { readonly _socket: Socket }
}

/** @param options of smtp-server: `secure` for TLS from the first byte, `authOptional`, `disabledCommands` … */
export async function startSmtp(
  options: SMTPServerOptions = {},
  identity: keyof typeof identities = 'known',
): Promise<TestServer> {
  const arrived: Arrived[] = []
  const logins: string[] = []
  const behaviour: Behaviour = {}
  const sockets = new Set<Socket>()
  let connections = 0
  const server = new SMTPServer({
    ...identities[identity],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    ...options,
    onConnect: (_session, done) => {
      connections += 1
      if (behaviour.stallAt !== 'greeting') done()
    },
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`)
      if (username === account.userName && password === account.password) done(null, { user: username })
      else done(reply(535, '5.7.8 Authentication credentials invalid'))
    },
    onRcptTo: (_address, _session, done) => {
      if (behaviour.stallAt === 'recipient') return
      done(behaviour.recipient === undefined ? null : reply(...behaviour.recipient))
    },
    onData: (stream, session: Session, done) => {
      if (behaviour.dropAt === 'middle') {
        for (const socket of sockets) socket.destroy()
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (behaviour.dropAt === 'end') {
          for (const socket of sockets) socket.destroy()
          return
        }
        if (behaviour.stallAt === 'message') return
        if (behaviour.message !== undefined) {
          done(reply(...behaviour.message))
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        arrived.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
          login: session.user,
          isSecure: session.secure,
        })
        done(null, 'Taken as test 1')
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    behaviour,
    logins,
    connections: () => connections,
    // It ends connections that are still open itself; what lies under TLS must not be destroyed by others.
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}

/** The text of an arrived message and its headers, decoded as a mail program does. */
export function readMail(raw: Buffer): { headers: Map<string, string>; text: string } {
  const [head = '', ...rest] = raw.toString('latin1').split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  )
  for (const [name, value] of headers) headers.set(name, decodeWords(value))
  const body = rest.join('\r\n\r\n')
  return { headers, text: decodeBody(body, headers).replaceAll('\r\n', '\n') }
}

function decodeBody(body: string, headers: Map<string, string>): string {
  const encoding = headers.get('content-transfer-encoding')
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return quotedPrintable(body.replaceAll('=\r\n', ''))
  // RFC 3676: a line that ends in a space goes on in the next.
  return headers.get('content-type')?.includes('format=flowed') === true ? body.replace(/ \r\n/g, ' ') : body
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_word, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
