// Why a value was not accepted, in words: main says it in its answer, a form says the same before it asks.
import type { z } from 'zod'
import type { Translate } from './translate.ts'

/** A sentence for one of zod's issues. Our own messages are keys under `errors:field`; zod's are worded by their code. */
export function issueReason(issue: z.core.$ZodIssue, t: Translate): string {
  // Zod's own messages are sentences, which i18next would take for keys with namespaces and steps.
  if (/^[a-z][a-z-]*$/.test(issue.message)) return t(`errors:field.${issue.message}`)
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? t('errors:field.required')
        : t('errors:field.too-small', { min: issue.minimum })
    case 'too_big':
      return issue.origin === 'string'
        ? t('errors:field.too-long', { max: issue.maximum })
        : t('errors:field.too-big', { max: issue.maximum })
    default:
      return t('errors:field.not-accepted')
  }
}
