// A notice in the words of whoever reads it now: the texts are `notices:<kind>`, dates are theirs, roles by their names.
import type { NoticeChange, NoticeKind, NoticeParams } from '../domain/notice.ts'
import type { RoleKey } from '../policy/roles.ts'
import { roleName } from '../policy/wording.ts'
import { endDate } from './access-words.ts'
import type { Formatter } from './formatter.ts'
import type { Translate } from './translate.ts'

interface Told {
  readonly kind: NoticeKind
  readonly params: NoticeParams
}

/** One sentence, or for changed roles one for each change. */
export function noticeText(t: Translate, format: Formatter, { kind, params }: Told): string {
  const words: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value)) words[name] = value.map((each) => changeText(t, format, each)).join('; ')
    else words[name] = typeof value === 'string' ? paramText(t, format, name, value) : value
  }
  return t(`notices:${kind}`, words)
}

function paramText(t: Translate, format: Formatter, name: string, value: string): string {
  if (name === 'date') return endDate(format, value)
  return name === 'role' ? roleName(t, value as RoleKey) : value
}

/** "Submittals: Viewer → Lead User (ends on 31/01/2027)" */
export function changeText(t: Translate, format: Formatter, change: NoticeChange): string {
  const { module, program, from, to, until, added, removed } = change
  const place = t(`policy:modules.${module}`)
  if (from === null || to === null) {
    const list = [...added.map((name) => `+ ${name}`), ...removed.map((name) => `− ${name}`)].join(', ')
    return t('roles:line.assignments', { place, list })
  }
  const where = program === null ? { place } : { place, program }
  const role = (id: string) => (id === 'none' ? t('roles:none') : t(`policy:roles.${module}.${id}.label`))
  if (from === to) {
    const of = { ...where, role: role(to) }
    const key = program === null ? 'role' : 'contact'
    return until === null
      ? t(`notices:change.${key}WithoutEnd`, of)
      : t(`notices:change.${key}Ends`, { ...of, date: endDate(format, until) })
  }
  const line = t(program === null ? 'roles:line.role' : 'roles:line.contact', {
    ...where,
    from: role(from),
    to: role(to),
  })
  return until === null ? line : t('notices:change.until', { line, date: endDate(format, until) })
}
