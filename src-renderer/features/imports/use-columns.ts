// The columns of the open file with the formats that they are read by, and the check that follows whenever either changes.
import { useEffect, useMemo } from 'react'
import { usePreferences } from '../../api/session.ts'
import type { ReadingRules } from '../../../src-shared/contract/imports.ts'
import { columnsOf, rulesOf } from './columns.ts'
import type { PreviewColumn } from './columns.ts'
import { checkAgain, usePreview } from './preview-store.ts'

const noColumns: readonly PreviewColumn[] = []

export function useColumns(): { readonly columns: readonly PreviewColumn[]; readonly rules: ReadingRules } {
  const { opened, profile, roles, formats, hourEnding, revision } = usePreview()
  const { dateFormat, numberFormat, timeZone } = usePreferences()
  const columns = useMemo(
    () =>
      opened === null ? noColumns : columnsOf({ opened, profile, roles, formats, preferred: dateFormat }),
    [opened, profile, roles, formats, dateFormat],
  )
  const rules = useMemo(() => rulesOf(columns, hourEnding), [columns, hourEnding])
  // Number format and zone are the person's; main reads them itself.
  const question =
    profile?.isWhole === true ? JSON.stringify({ rules, numberFormat, timeZone, revision }) : null
  useEffect(() => {
    if (question !== null) void checkAgain((JSON.parse(question) as { rules: ReadingRules }).rules)
  }, [question])
  return { columns, rules }
}
