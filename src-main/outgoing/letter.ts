// A message as it leaves: for a server, or as an .eml file for a mail program (RFC 5322). Both are nodemailer's work.
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'

export interface Address {
  readonly name: string
  readonly address: string
}

export interface Letter {
  readonly from: Address
  readonly to: string
  readonly subject: string
  readonly text: string
  /** With angle brackets. The same for each attempt, so that a message which arrives twice can be told to be one. */
  readonly messageId: string
  readonly date: Date
}

interface Written {
  readonly id: number
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly link: string | null
  readonly createdAt: string
}

/** The stored message, its link in its place. */
export function letterOf(message: Written, from: Address, now: string): Letter {
  return {
    from,
    to: message.toAddress,
    subject: message.subject,
    text: message.body.replace('[link]', () => message.link ?? ''),
    messageId: messageId([message.id, message.createdAt, message.toAddress].join('\n'), from),
    date: new Date(now),
  }
}

/** An identifier that tells nothing of what it was made from. */
export function messageId(of: string, from: Address): string {
  const local = createHash('sha256').update(of).digest('hex').slice(0, 32)
  return `<${local}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`
}

/** What nodemailer takes. Nothing in a message may make it read a file or fetch an address. */
export function mailOptions({ from, to, subject, text, messageId: id, date }: Letter) {
  return {
    from: { name: from.name, address: from.address },
    // As an object: an address is never read as a list of addresses.
    to: { name: '', address: to },
    subject,
    text,
    messageId: id,
    date,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The message as a file that a mail program opens as a draft: `X-Unsent` is how Outlook and Thunderbird know. */
export function emlOf(letter: Letter): Promise<Buffer> {
  const options = { ...mailOptions(letter), headers: { 'X-Unsent': '1' }, newline: 'windows' }
  return new MailComposer(options).compile().build()
}
