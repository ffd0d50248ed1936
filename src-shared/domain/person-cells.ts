// What the list of people says in each of its columns, as plain text: the window shows it and an export writes it, so that
// what is exported is exactly what is shown (B-01).
import type { PeopleColumn } from '../contract/people-query.ts'
import type { PersonRow } from '../contract/people.ts'
import type { Formatter } from '../i18n/formatter.ts'
import type { Translate } from '../i18n/translate.ts'

interface Wording {
  readonly t: Translate
  readonly format: Formatter
}

/** The text of one cell in the reader's language and formats; empty where there is nothing to say. */
export function personCell(column: PeopleColumn, row: PersonRow, { t, format }: Wording): string {
  switch (column) {
    case 'name':
      return row.displayName
    case 'email':
      return row.email
    case 'userName':
      return row.userName
    case 'group':
      return row.group === null ? '' : roleText(`submittals.${row.group.role}`, row.group, { t, format })
    case 'corporate':
      return roleText(`programs.${row.corporate.role}`, row.corporate, { t, format })
    case 'data':
      return row.data === null ? '' : roleText(`emissions.${row.data.role}`, row.data, { t, format })
    case 'programs':
      return format.count(row.programs)
    case 'state':
      return stateText(row, { t, format })
    case 'lastSignIn':
      return row.lastSignInAt === null ? '' : format.dateTime(row.lastSignInAt)
    case 'unused':
      return unusedText(row, { t, format })
  }
}

/** "120", or "never, 120" for somebody who has not signed in since they registered. */
function unusedText({ unusedDays, lastSignInAt }: PersonRow, { t, format }: Wording): string {
  if (unusedDays === null) return ''
  const count = format.count(unusedDays)
  return lastSignInAt === null ? t('people:cells.never-used', { days: count }) : count
}

interface Ending {
  readonly expiresAt: string | null
  readonly isExpired: boolean
}

/** A role's label, with its end where it has one. The column says which module it is of. */
function roleText(key: string, { expiresAt, isExpired }: Ending, { t, format }: Wording): string {
  const role = t(`policy:roles.${key}.label`)
  if (expiresAt === null) return role
  return t(isExpired ? 'people:cells.expired' : 'people:cells.until', { role, date: format.date(expiresAt) })
}

/** The state in words; for somebody invited also what became of the invitation. */
export function stateText({ state, invitation }: PersonRow, { t, format }: Wording): string {
  if (state !== 'invited') return t(`people:states.${state}`)
  if (invitation === null) return t('people:cells.not-invited')
  const key = invitation.isExpired ? 'invitation-expired' : 'invited-until'
  return t(`people:cells.${key}`, { date: format.date(invitation.expiresAt) })
}
