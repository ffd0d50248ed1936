// What the form holds, between the stored server and the call's input.
import { useState } from 'react'
import type { Input, Output } from '../../../src-shared/contract/index.ts'
import { usualPort } from '../../../src-shared/domain/mail.ts'
import type { MailSecurity } from '../../../src-shared/domain/mail.ts'
import type { CallForm } from '../../ui/form/use-call-form.ts'

export type StoredServer = Output<'mail-server.view'>['server']

export type MailServerValues = {
  host: string
  /** Empty while it is being typed. */
  port: number | string
  security: MailSecurity
  userName: string
  /** Empty: the stored one, or none. */
  password: string
  senderName: string
  senderAddress: string
}
export type MailServerForm = CallForm<MailServerValues>

export function initialValues(stored: StoredServer): MailServerValues {
  const {
    host = '',
    port,
    security = 'starttls',
    userName = '',
    senderName = '',
    senderAddress = '',
  } = stored ?? {}
  return {
    host,
    port: port ?? usualPort[security],
    security,
    userName,
    password: '',
    senderName,
    senderAddress,
  }
}

export function inputOf({ password, port, ...values }: MailServerValues): Input<'mail-server.save'> {
  return { ...values, port: Number(port), password: password === '' ? null : password }
}

type Result = Output<'mail-server.test'>

/** A test's result, for as long as what was tested is what stands in the form. */
export function useResult(form: MailServerForm): [Result | null, (result: Result | null) => void] {
  const tested = JSON.stringify(form.values)
  const [kept, keep] = useState<{ readonly of: string; readonly result: Result } | null>(null)
  const result = kept?.of === tested ? kept.result : null
  return [result, (next) => keep(next === null ? null : { of: tested, result: next })]
}
