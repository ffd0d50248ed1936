// What a change of access means, in words: the rights gained and lost in one sentence for each scope, and what else follows.
import type { Consequence, Right } from '../contract/roles.ts'
import type { Formatter } from './formatter.ts'
import type { Translate } from './translate.ts'

/** "For every facility: see a facility; add or change a facility." One sentence per scope and the things it counts. */
export function rightSentences(t: Translate, rights: readonly Right[]): string[] {
  const groups = new Map<string, { scope: string; kept: string; actions: string[] }>()
  for (const right of rights) {
    const [scope, kept] = [scopeText(t, right), keptText(t, right)]
    const group = groups.get(scope + kept) ?? { scope: capitalized(scope), kept, actions: [] }
    group.actions.push(t(`policy:actions.${right.action}`))
    groups.set(scope + kept, group)
  }
  return [...groups.values()].map(({ scope, kept, actions }) =>
    `${t('roles:rights.sentence', { scope, actions: actions.join('; ') })} ${kept}`.trim(),
  )
}

/** Where something is lost in part, what stays of it. */
function keptText(t: Translate, { kept }: Right): string {
  if (kept.length === 0) return ''
  const scopes = kept.map(({ scope, count }) => t(`policy:scopes.${scope}`, count === null ? {} : { count }))
  return t('roles:rights.kept', { scopes: scopes.join('; ') })
}

function scopeText(t: Translate, { scope, count, names }: Right): string {
  const words = t(`policy:scopes.${scope}`, count === null ? {} : { count })
  if (count === null || names.length === 0) return words
  const rest = count - names.length
  const list = names.join(', ')
  return rest > 0
    ? t('roles:rights.namedAndMore', { scope: words, names: list, count: rest })
    : t('roles:rights.named', { scope: words, names: list })
}

function capitalized(sentence: string): string {
  return sentence.slice(0, 1).toLocaleUpperCase() + sentence.slice(1)
}

export function consequenceText(t: Translate, format: Formatter, { key, params }: Consequence): string {
  const { date, role } = params
  const told = {
    ...params,
    ...(typeof date === 'string' ? { date: endDate(format, date) } : {}),
    ...(typeof role === 'string' ? { role: t(`policy:roles.${role}.label`) } : {}),
  }
  return t(`roles:consequences.${key}`, told)
}

/** An end date is an instant or a calendar day (B-10). */
export function endDate(format: Formatter, date: string): string {
  return date.includes('T') ? format.dateTime(date) : format.day(date)
}
