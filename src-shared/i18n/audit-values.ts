// The values of an event in words: roles and states by their labels, instants and days in the reader's format, people and
// things by the names that they had.
import { isParty } from '../domain/audit-event.ts'
import type { AuditBody, AuditValues } from '../domain/audit-event.ts'
import { personStates } from '../policy/facts.ts'
import type { Formatter } from './formatter.ts'
import type { Translate } from './translate.ts'

export interface Wording {
  readonly t: Translate
  readonly format: Formatter
}

/** One value of an event, before and after; null where the event does not tell it. */
export interface ChangedValue {
  readonly key: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** A text, or null where there is none under that key. */
export function textOr(t: Translate, key: string, params?: Readonly<Record<string, unknown>>): string | null {
  const text = t(key, params)
  return text === key || text === key.slice(key.indexOf(':') + 1) ? null : text
}

/** All values of an event, in the order in which it tells them. */
export function changedValues(body: AuditBody, wording: Wording): ChangedValue[] {
  const { before = {}, after = {}, action } = body
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const told = (values: AuditValues, key: string) =>
    key in values ? valueText(values[key], { action, key }, wording) : null
  return keys.map((key) => ({
    key,
    name: fieldName(key, wording.t),
    before: told(before, key),
    after: told(after, key),
  }))
}

/** What a value is called: a field of a form, as a rule. */
export function fieldName(key: string, t: Translate): string {
  // Names that nobody has put into words are still readable: `expiresAt` is "expires at".
  return textOr(t, `audit:field.${key}`) ?? key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

interface Place {
  readonly action: string
  readonly key: string
}

const listed = 8

export function valueText(value: unknown, place: Place, wording: Wording): string {
  const { t, format } = wording
  if (value === null || value === undefined || value === '') return t('audit:nothing')
  if (typeof value === 'boolean') return t(value ? 'audit:yes' : 'audit:no')
  if (typeof value === 'number') return format.count(value)
  if (typeof value === 'string') return wordText(value, place, wording)
  if (Array.isArray(value)) return listText(value, place, wording)
  if (isParty(value)) return value.name
  return Object.entries(value as AuditValues)
    .map(([key, each]) => `${fieldName(key, t)}: ${valueText(each, { ...place, key }, wording)}`)
    .join(', ')
}

function listText(values: readonly unknown[], place: Place, wording: Wording): string {
  if (values.length === 0) return wording.t('audit:nothing')
  // A place in the inventory is told from the top down.
  const separator = place.key === 'in' ? ' › ' : ', '
  const list = values
    .slice(0, listed)
    .map((value) => valueText(value, place, wording))
    .join(separator)
  const rest = values.length - listed
  return rest > 0 ? wording.t('audit:andMore', { list, count: rest }) : list
}

const roleModules: Readonly<Record<string, string>> = {
  'roles.set-group': 'submittals',
  'access-requests': 'submittals',
  'roles.set-data-role': 'emissions',
  'roles.set-corporate': 'programs',
  'roles.transfer-main-corporate': 'programs',
}

const dayText = /^\d{4}-\d{2}-\d{2}$/
const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/

function wordText(value: string, { action, key }: Place, { t, format }: Wording): string {
  if (instantText.test(value)) return format.dateTime(value)
  if (dayText.test(value)) return format.day(value)
  if (isRoleKey(key)) return roleText(value, action, t)
  if (key === 'state' && (personStates as readonly string[]).includes(value))
    return t(`people:states.${value}`)
  return textOr(t, `audit:value.${key}.${value}`) ?? value
}

function isRoleKey(key: string): boolean {
  return /role$|^level$|^grantedLevel$|^roles$|^predecessorBecomes$/i.test(key)
}

/** A role's label: of the module that the act is about, else of the only module that knows it. */
function roleText(role: string, action: string, t: Translate): string {
  if (role === 'none') return t('roles:none')
  const module = roleModules[action] ?? roleModules[action.slice(0, action.indexOf('.'))]
  const candidates = module === undefined ? modulesFor(action) : [module]
  for (const each of candidates) {
    const label = textOr(t, `policy:roles.${each}.${role}.label`)
    if (label !== null) return label
  }
  return role
}

function modulesFor(action: string): readonly string[] {
  return action.startsWith('programs.') ? ['programs'] : ['emissions', 'submittals', 'programs']
}
