// The acts on many people at once, and the right without which an act is not offered. Main judges each person (B-02).
import { IconCertificate, IconCircleCheck, IconCircleMinus, IconMail, IconMailOff } from '@tabler/icons-react'
import { IconSettings, IconUserMinus, IconUserShield, IconUserStar } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import type { BulkAct } from '../../../../src-shared/contract/people-bulk.ts'
import type { Translate } from '../../../../src-shared/i18n/translate.ts'
import type { Action } from '../../../../src-shared/policy/actions.ts'
import { dataRoles, groupRoles } from '../../../../src-shared/policy/roles.ts'
import type { Module } from '../../../../src-shared/policy/roles.ts'

export type ActName = BulkAct['act']

export const bulkActs: readonly {
  readonly name: ActName
  readonly needs: Action
  readonly icon: TablerIcon
}[] = [
  { name: 'set-group', needs: 'roles.set-group', icon: IconUserShield },
  { name: 'set-corporate', needs: 'roles.set-corporate', icon: IconUserStar },
  { name: 'set-contact', needs: 'programs.set-contact', icon: IconCertificate },
  { name: 'set-data-role', needs: 'roles.set-data-role', icon: IconSettings },
  { name: 'enable', needs: 'people.set-enabled', icon: IconCircleCheck },
  { name: 'disable', needs: 'people.set-enabled', icon: IconCircleMinus },
  { name: 'invite-again', needs: 'people.invite', icon: IconMail },
  { name: 'revoke-invitation', needs: 'people.invite', icon: IconMailOff },
  { name: 'remove', needs: 'people.remove', icon: IconUserMinus },
]

const choices: Partial<Record<ActName, readonly [Module, readonly string[]]>> = {
  'set-group': ['submittals', ['none', ...groupRoles]],
  'set-corporate': ['programs', ['affiliate', 'secondary']],
  'set-contact': ['programs', ['viewer', 'contributor', 'none']],
  'set-data-role': ['emissions', ['none', ...dataRoles]],
}

/** The roles to choose from; none for an act that needs no choice. */
export function roleChoices(t: Translate, act: ActName): { value: string; label: string }[] {
  const [module, roles] = choices[act] ?? ['submittals', []]
  return roles.map((value) => {
    const none = act === 'set-contact' ? t('people:bulk.outOfProgram') : t('people:filters.none')
    return { value, label: value === 'none' ? none : t(`policy:roles.${module}.${value}.label`) }
  })
}

/** The act with what was chosen for it; null while something is missing. */
export function actOf(name: ActName, next: string | null, program: number | null): BulkAct | null {
  if (choices[name] === undefined) return { act: name } as BulkAct
  if (next === null || (name === 'set-contact' && program === null)) return null
  return { act: name, next, ...(name === 'set-contact' ? { program } : {}) } as BulkAct
}
