// What somebody held, in words: a cell tells then and now where the two differ.
import type { Holding } from '../../../src-shared/contract/access-history.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'

export interface Wording {
  readonly t: Translate
  readonly format: Formatter
}

export const holdingFields = ['state', 'group', 'corporate', 'programs', 'data', 'assigned'] as const
export type HoldingField = (typeof holdingFields)[number]

type HeldRole = NonNullable<Holding['group' | 'corporate' | 'data']>

function roleText(module: string, held: HeldRole | null, { t, format }: Wording): string {
  if (held === null)
    return module === 'programs' ? t('policy:roles.programs.affiliate.label') : t('roles:none')
  const role = t(`policy:roles.${module}.${held.role}.label`)
  if (held.isExpired) return t('audit:asOf.ended', { role })
  return held.expires === null ? role : t('audit:asOf.until', { role, date: format.dateTime(held.expires) })
}

/** One field of what somebody held; for somebody whom nobody knew yet, so it is said. */
export function fieldText(field: HoldingField, holding: Holding | null, wording: Wording): string {
  const { t } = wording
  if (holding === null) return field === 'state' ? t('audit:asOf.notYet') : t('roles:none')
  switch (field) {
    case 'state':
      return t(`people:states.${holding.state}`)
    case 'group':
      return roleText('submittals', holding.group, wording)
    case 'corporate':
      return roleText('programs', holding.corporate, wording)
    case 'data':
      return roleText('emissions', holding.data, wording)
    case 'programs':
      return listText(
        holding.programs.map(({ program, role, isExpired }) => {
          const label = t(`policy:roles.programs.${role}.label`)
          return `${program}: ${isExpired ? t('audit:asOf.ended', { role: label }) : label}`
        }),
        wording,
      )
    case 'assigned':
      return listText(holding.assigned, wording)
  }
}

function listText(texts: readonly string[], { t }: Wording): string {
  return texts.length === 0 ? t('roles:none') : texts.join('; ')
}

/** "Editor", or "Editor → Lead User" where it differs. */
export function thenAndNowText(
  field: HoldingField,
  { past, present }: { readonly past: Holding | null; readonly present: Holding | null },
  wording: Wording,
): string {
  const [was, is] = [fieldText(field, past, wording), fieldText(field, present, wording)]
  return was === is ? is : wording.t('audit:asOf.was', { was, is })
}
