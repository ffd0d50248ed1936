// A row of a file as values: what each field says, or what is wrong with it and what would be accepted. Knows no store.
import type { ImportError, ImportField, ImportMapping } from '../../../src-shared/contract/people-import.ts'
import { readDate, isoText } from '../../../src-shared/csv/date-format.ts'
import type { DateFormat } from '../../../src-shared/csv/date-format.ts'
import { emailSchema, nameSchema, phoneSchema, titleSchema } from '../../../src-shared/domain/contact.ts'
import { beginningOf } from '../../../src-shared/domain/end-date.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { isExpired } from '../../../src-shared/policy/facts.ts'
import type { FileRow, RowFault } from './read-file.ts'
import { acceptedRoles, readRole, readYesNo } from './words.ts'
import type { RoleColumn } from './words.ts'

/** Undefined: the cell is empty or its column is not mapped, and nothing is said about it. */
export interface RowValues {
  readonly email?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly phone?: string
  readonly title?: string
  readonly isConsultant?: boolean
  readonly group?: string
  readonly corporate?: string
  readonly data?: string
  readonly program?: string
  readonly programRole?: string
  readonly isEnabled?: boolean
  /** ISO day. */
  readonly endDate?: string
}

export interface ParsedRow {
  readonly values: RowValues
  readonly errors: readonly ImportError[]
}

export interface Parsing {
  readonly mapping: ImportMapping
  readonly dates: DateFormat
  readonly now: string
  readonly t: Translate
}

type Read = { readonly value: string | boolean } | { readonly problem: string; readonly accepted: string }

export function parseRow({ cells, fault }: FileRow, parsing: Parsing): ParsedRow {
  if (fault !== null) return faulty(cells, fault, parsing)
  const values: Record<string, string | boolean> = {}
  const errors: ImportError[] = []
  for (const [name, column] of Object.entries(parsing.mapping)) {
    const field = name as ImportField
    const text = column === undefined ? '' : (cells[column] ?? '')
    if (text === '') continue
    const read = readField(field, text, parsing)
    if ('problem' in read) errors.push({ field, value: text.slice(0, 200), ...read })
    else if (read.value !== '') values[field] = read.value
  }
  return { values, errors: [...errors, ...across(values, errors, parsing)] }
}

/** The whole row is refused; its first cells say which one it is. */
function faulty(cells: FileRow['cells'], fault: RowFault, { t, mapping }: Parsing): ParsedRow {
  const value = cells.join(' | ').slice(0, 200)
  const problem = t(`people-import:problems.${fault}`)
  const accepted = t(`people-import:accepted.${fault}`)
  const email = cells[mapping.email ?? -1] ?? ''
  return { values: { email: email.slice(0, 200) }, errors: [{ field: 'row', value, problem, accepted }] }
}

function readField(field: ImportField, text: string, parsing: Parsing): Read {
  const { t } = parsing
  const refused = (key: string, accepted = ''): Read => ({
    problem: t(`people-import:problems.${key}`),
    accepted: accepted || t(`people-import:accepted.${key}`),
  })
  switch (field) {
    case 'email': {
      const email = emailSchema.safeParse(text)
      return email.success ? { value: email.data } : refused('email')
    }
    case 'phone':
      return phoneSchema.safeParse(text).success ? { value: text } : refused('phone')
    case 'title':
    case 'firstName':
    case 'lastName': {
      const line = (field === 'title' ? titleSchema : nameSchema).safeParse(text)
      return line.success ? { value: line.data } : refused('too-long')
    }
    case 'isConsultant':
    case 'isEnabled': {
      const value = readYesNo(text)
      return value === null ? refused('yes-no') : { value }
    }
    case 'endDate':
      return readEnd(text, parsing) ?? refused('date', parsing.dates.shown)
    case 'program':
      return { value: text }
    default:
      return readRoleField(field, text, t)
  }
}

function readRoleField(column: RoleColumn, text: string, t: Translate): Read {
  const accepted = acceptedRoles(t, column)
  const role = readRole(column, text)
  if (role === null) return { problem: t('people-import:problems.role'), accepted }
  // Exactly-one roles are handed over, never given.
  if (role === 'main' || role === 'main-site-contact')
    return { problem: t('people-import:problems.by-transfer'), accepted }
  return { value: column === 'corporate' && role === 'none' ? 'affiliate' : role }
}

function readEnd(text: string, { dates, now, t }: Parsing): Read | null {
  const reading = readDate(dates, text)
  if (!reading.ok || !dates.hasDay) return null
  const day = isoText(reading.parts, dates).slice(0, 10)
  if (!isExpired(beginningOf(day), now)) return { value: day }
  return {
    problem: t('people-import:problems.end-in-past'),
    accepted: t('people-import:accepted.end-in-past'),
  }
}

/** What is wrong between the fields of one row. */
function across(
  values: Readonly<Record<string, string | boolean>>,
  errors: readonly ImportError[],
  { t }: Parsing,
): ImportError[] {
  const isBroken = (field: ImportField) => errors.some((error) => error.field === field)
  const missing = (field: ImportField, key: string): ImportError[] =>
    isBroken(field)
      ? []
      : [
          {
            field,
            value: '',
            problem: t(`people-import:problems.${key}`),
            accepted: t(`people-import:accepted.${key}`),
          },
        ]
  const given = ['group', 'corporate', 'data', 'programRole'].filter(
    (field) => values[field] !== undefined && values[field] !== 'none' && values[field] !== 'affiliate',
  )
  return [
    ...(values['email'] === undefined ? missing('email', 'email-missing') : []),
    ...(values['program'] !== undefined && values['programRole'] === undefined
      ? missing('programRole', 'program-role-missing')
      : []),
    ...(values['programRole'] !== undefined && values['program'] === undefined
      ? missing('program', 'program-missing')
      : []),
    ...(values['endDate'] !== undefined && given.length === 0 && errors.length === 0
      ? missing('endDate', 'end-date-alone')
      : []),
  ]
}
