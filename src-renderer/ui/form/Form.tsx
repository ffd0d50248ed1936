// The frame of every form: one column, what is required explained, the refusal above the buttons, Save and Cancel.
import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useText } from '../../i18n/texts.ts'
import { Notice } from '../status/Notice.tsx'
import styles from './form.module.css'
import { focusUnreadable } from './unreadable.ts'
import type { CallForm } from './use-call-form.ts'

interface FormProps<Values extends Record<string, unknown>> {
  readonly form: CallForm<Values>
  /** Names the act: "Save", "Add person". */
  readonly submitLabel: string
  /** Absent: nothing to cancel. */
  readonly onCancel?: (() => void) | undefined
  /** False where no field is required. */
  readonly explainsRequired?: boolean
  /** More buttons, before the submit. */
  readonly extra?: ReactNode
  readonly disabled?: boolean
  readonly wide?: boolean
  /** As wide as what it stands in, with buttons to match. */
  readonly fill?: boolean
  /** Whenever it changes, and at first, the first field that is still empty gets the focus; absent: none does. */
  readonly focusOn?: string | number
  /** Instead of sending the form: the next step of a wizard. */
  readonly onSubmit?: (event: FormEvent) => void
  readonly children: ReactNode
}

export function Form<Values extends Record<string, unknown>>(props: FormProps<Values>) {
  const { form, submitLabel, onCancel, explainsRequired = true, extra, disabled = false } = props
  const { wide = false, fill = false, onSubmit, focusOn } = props
  const t = useText()
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // The fields have drawn their errors by now.
    if (form.refusals > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.refusals])
  useEffect(() => {
    if (focusOn !== undefined) firstEmpty(element.current)?.focus()
  }, [focusOn])
  return (
    <form
      ref={element}
      noValidate
      className={styles.form}
      data-wide={wide || undefined}
      data-fill={fill || undefined}
      onSubmit={(event) => {
        if (focusUnreadable(event.currentTarget)) event.preventDefault()
        else if (onSubmit === undefined) void form.submit(event)
        else onSubmit(event)
      }}
    >
      {explainsRequired ? (
        <p className={styles.required}>
          <span aria-hidden>*</span> {t('shell:form.required')}
        </p>
      ) : null}
      {props.children}
      {form.error === null ? null : (
        <Notice tone="refused" live>
          {form.error.reason}
        </Notice>
      )}
      <Group gap="xs" mt={4}>
        {extra}
        <Button type="submit" loading={form.busy} disabled={disabled}>
          {submitLabel}
        </Button>
        {onCancel === undefined ? null : (
          <Button
            variant="default"
            disabled={form.busy}
            onClick={() => {
              form.giveUp()
              onCancel()
            }}
          >
            {t('shell:cancel')}
          </Button>
        )}
      </Group>
    </form>
  )
}

function firstEmpty(form: HTMLFormElement | null): HTMLElement | undefined {
  const fields = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? []
  return [...fields].find(({ value, disabled, type }) => value === '' && !disabled && type !== 'hidden')
}

interface SectionProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** Fields that belong together, under a heading of their own. */
export function FormSection({ title, hint, children }: SectionProps) {
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{title}</legend>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {children}
    </fieldset>
  )
}
