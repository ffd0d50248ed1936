// Moments and numbers as the signed-in person wants them shown; changes at once with their preferences.
import { useMemo } from 'react'
import { formatter } from '../../src-shared/i18n/formatter.ts'
import type { Formatter } from '../../src-shared/i18n/formatter.ts'
import { usePreferences } from '../api/session.ts'

/** `const format = useFormat(); format.dateTime(row.createdAt)` (S3-25..32). */
export function useFormat(): Formatter {
  const { dateFormat, timeFormat, timeZone, numberFormat, numberScaling } = usePreferences()
  return useMemo(
    () => formatter({ dateFormat, timeFormat, timeZone, numberFormat, numberScaling }),
    [dateFormat, timeFormat, timeZone, numberFormat, numberScaling],
  )
}
