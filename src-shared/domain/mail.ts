// Messages and the server that sends them, as both sides speak of them.

/** `sent` means that the server took it; what becomes of it then, nobody is told. */
export const messageStates = ['queued', 'sending', 'sent', 'refused', 'handed-over', 'withdrawn'] as const
export type MessageState = (typeof messageStates)[number]

/**
 * Why an attempt did not succeed. Of `unanswered` and `interrupted` nobody knows whether the message left: the first
 * lost its server before it had answered to the whole message, the second its program.
 */
export const mailFailures = [
  'connection',
  'timeout',
  'tls',
  'login',
  'secret',
  'deferred',
  'rejected',
  'unanswered',
  'interrupted',
] as const
export type MailFailure = (typeof mailFailures)[number]

/** tls: from the first byte; starttls: demanded before anything is said; none: a server on this machine alone. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof mailSecurities)[number]

/** The port that servers of this security usually listen at. */
export const usualPort: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 25 }

/** Whether a host is this machine, so that what is said to it crosses no network. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
}
