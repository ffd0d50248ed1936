// Ways to a right in words, the same on screen and in an export.
import type { InsightWay, NamedThing, WhoColumn, WhoRow } from '../contract/access-insight.ts'
import type { RoleKey } from '../policy/roles.ts'
import { roleName } from '../policy/wording.ts'
import { endDate } from './access-words.ts'
import type { Formatter } from './formatter.ts'
import type { Translate } from './translate.ts'

interface Wording {
  readonly t: Translate
  readonly format: Formatter
}

/** "Viewer (Programs)"; what everybody has says so. */
export function wayRole(t: Translate, { role }: Pick<InsightWay, 'role'>): string {
  return role === null ? t('insight:everybody') : roleName(t, role as RoleKey)
}

/** What sets somebody apart before what everybody has. */
export function ownFirst(ways: readonly InsightWay[]): InsightWay[] {
  return ways.toSorted((a, b) => Number(a.role === null) - Number(b.role === null))
}

/** "Assigned to South, which it stands in". */
export function wayReach(t: Translate, { reach, coverings, role }: InsightWay): string {
  const nearest = coverings[0]
  if (nearest !== undefined) return t(`insight:covering.${nearest.reach}`, { name: nearest.name })
  if (reach === 'here') return t('insight:reach.here')
  return t(
    role?.startsWith('programs.') === true ? 'insight:reach.allPrograms' : 'insight:reach.organization',
  )
}

/** "Group › South › Boiler" */
export function thingText(t: Translate, { kind, name, path }: NamedThing): string {
  if (name === null) return t(`insight:unseen.${kind}`)
  if (kind === 'organization') return t('insight:theOrganization')
  return kind === 'facility' ? `${name} (${path.join()})` : [...path, name].join(' › ')
}

/** The text of one cell of who can. */
export function whoCell(column: WhoColumn, { person, ways }: WhoRow, { t, format }: Wording): string {
  const first = ways[0]
  switch (column) {
    case 'name':
      return person.displayName
    case 'email':
      return person.email
    case 'role':
      return [...new Set(ownFirst(ways).map((way) => wayRole(t, way)))].join(', ')
    case 'reach':
      return [...new Set(ways.map((way) => wayReach(t, way)))].join('; ')
    case 'since':
      return first?.since == null ? '' : endDate(format, first.since)
    case 'until':
      return first?.until == null ? '' : endDate(format, first.until)
  }
}
