// A form over one command of the contract. The command's own schema checks it before it is sent, main's refusals land at
// their fields, and the first field that is not accepted gets the focus.
import { useForm } from '@mantine/form'
import type { FormErrors, UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { contract } from '../../../src-shared/contract/index.ts'
import type { CallName, Input, Output } from '../../../src-shared/contract/index.ts'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { issueReason } from '../../../src-shared/i18n/issue-reason.ts'
import { ask, toCallError } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useLeaveGuard } from './leave-guard.ts'

type FormValues = Record<string, unknown>

interface CallFormOptions<Name extends CallName, Values extends FormValues> {
  readonly call: Name
  readonly initialValues: Values
  /** The command's input of what was entered. Where both have the same shape, errors find their fields by themselves. */
  readonly input: (values: Values) => Input<Name>
  /** What the schema cannot know, as in two fields that must match: field → sentence. */
  readonly check?: (values: Values) => FormErrors
  /** After main has done it. */
  readonly onDone: (output: Output<Name>, values: Values) => void
  /** False where nothing is lost that a person would miss, as when signing in. */
  readonly asksBeforeLeaving?: false
  /** A refusal that the form answers itself, as `confirm`; return true when it has. */
  readonly onRefused?: (error: CallError, values: Values) => boolean
}

export interface CallForm<Values extends FormValues> {
  readonly values: Values
  readonly fields: UseFormReturnType<Values>
  /** `{...form.field('email')}` on an input of Mantine. */
  readonly field: UseFormReturnType<Values>['getInputProps']
  readonly busy: boolean
  readonly dirty: boolean
  /** Why the whole was refused, beside the errors of the fields. */
  readonly error: CallError | null
  readonly submit: (event?: FormEvent) => Promise<void>
  /** Leaving no longer asks: for Cancel, which says so itself. */
  readonly giveUp: () => void
  /** Whether the fields of these names, and those within them, are accepted so far; the others are not looked at. */
  readonly accepts: (names: readonly string[]) => boolean
  /** Shows errors at fields: field → sentence. */
  readonly refuse: (errors: FormErrors) => void
  /** How often fields were refused: each time, the first of them gets the focus. */
  readonly refusals: number
}

export function useCallForm<Name extends CallName, Values extends FormValues>(
  options: CallFormOptions<Name, Values>,
): CallForm<Values> {
  const { call: name, initialValues, input, check, onDone, onRefused, asksBeforeLeaving = true } = options
  const t = useText()
  const [refusals, setRefusals] = useState(0)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const fields = useForm<Values>({ initialValues, clearInputErrorOnChange: true })
  const dirty = fields.isDirty()
  const giveUp = useLeaveGuard(dirty && asksBeforeLeaving)

  const refuse = (errors: FormErrors) => {
    fields.setErrors(errors)
    setRefusals((count) => count + 1)
  }

  const flaws = (values: Values): FormErrors => {
    const parsed = contract[name].input.safeParse(input(values))
    const issues = parsed.success ? [] : parsed.error.issues
    return {
      ...check?.(values),
      ...Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issueReason(issue, t)])),
    }
  }

  const accepts = (names: readonly string[]) => {
    const all = Object.entries(flaws(fields.getValues()))
    const own = all.filter(([field]) => names.some((part) => field === part || field.startsWith(`${part}.`)))
    if (own.length > 0) refuse(Object.fromEntries(own))
    return own.length === 0
  }

  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (busy) return
    setError(null)
    const values = fields.getValues()
    const errors = flaws(values)
    if (Object.keys(errors).length > 0) {
      refuse(errors)
      return
    }
    setBusy(true)
    const reply = await ask(name, input(values)).catch((thrown: unknown) => ({
      ok: false as const,
      error: toCallError(thrown),
    }))
    setBusy(false)
    if (reply.ok) {
      fields.resetDirty()
      giveUp()
      onDone(reply.value, values)
    } else if (onRefused?.(reply.error, values) !== true) {
      if (reply.error.fields.length === 0) setError(reply.error)
      refuse(Object.fromEntries(reply.error.fields.map(({ field, reason }) => [field, reason])))
    }
  }

  const { values, getInputProps: field } = fields
  return { values, fields, field, busy, dirty, error, refusals, submit, giveUp, accepts, refuse }
}
