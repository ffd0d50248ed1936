// The one role that a person has in a module, with its end (B-10): staged on the roles pages, both in one change.
import { useStore } from 'zustand'
import type { RoleGrant } from '../../../src-shared/contract/roles.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { CardProps } from './HeldCards.tsx'
import { presentEnd } from './EndField.tsx'
import { GrantLine } from './ModuleCard.tsx'
import type { RoleOption } from './role-options.ts'
import { RoleChoice } from './RoleChoice.tsx'
import { rolesStaging, stageFor } from './roles-staging.ts'
import { stagedAt, withEnd } from './staging.ts'

type EndingChange = Extract<StagedChange, { action: 'roles.set-group' | 'roles.set-data-role' }>

interface EndingRoleProps<Role extends string> {
  readonly label: string
  readonly person: CardProps['held']['person']
  readonly held: { readonly role: Role; readonly grant: RoleGrant | null; readonly lock: string | null }
  readonly options: readonly RoleOption<Role>[]
  readonly isReadOnly: boolean
  /** The change to a role. */
  readonly to: (next: Role) => EndingChange
}

export function EndingRole<Role extends string>(props: EndingRoleProps<Role>) {
  const { label, person, held, options, isReadOnly, to } = props
  const { role: present, grant, lock } = held
  const staged = useStore(rolesStaging, ({ items }) => stagedAt(items, to(present)))
  // What has the slot of a change to one of these roles is another such change.
  const chosen = (staged?.next as Role | undefined) ?? present
  const ends = presentEnd(grant, present !== 'none')
  const stage = (next: Role, until: string | null | undefined) =>
    stageFor(person.displayName, withEnd(to(next), until, ends))
  return (
    <>
      <RoleChoice
        label={label}
        present={present}
        chosen={chosen}
        options={options}
        presentOption={options.find(({ value }) => value === present)!}
        lock={lock}
        isReadOnly={isReadOnly}
        onChoose={(next) => stage(next, staged?.until)}
        end={
          chosen === 'none'
            ? null
            : {
                present: ends,
                chosen: staged?.until === undefined ? ends : staged.until,
                onChoose: (day) => stage(chosen, day),
              }
        }
      />
      <GrantLine grant={grant} />
    </>
  )
}
