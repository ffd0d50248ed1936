// Staged changes, shortly written.
import type { Assigned, StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'

type Of<Action extends StagedChange['action']> = Extract<StagedChange, { action: Action }>

type Value<Action extends StagedChange['action'], Key extends 'present' | 'next'> =
  Of<Action> extends Record<Key, infer V> ? V : never

export const nothing: Assigned = { entities: [], assets: [], sources: [] }

export const change = {
  group: (
    person: PersonId,
    present: Value<'roles.set-group', 'present'>,
    next: Value<'roles.set-group', 'next'>,
  ): StagedChange => ({ action: 'roles.set-group', person, present, next }),
  corporate: (
    person: PersonId,
    present: Value<'roles.set-corporate', 'present'>,
    next: Value<'roles.set-corporate', 'next'>,
  ): StagedChange => ({ action: 'roles.set-corporate', person, present, next }),
  data: (
    person: PersonId,
    present: Value<'roles.set-data-role', 'present'>,
    next: Value<'roles.set-data-role', 'next'>,
  ): StagedChange => ({ action: 'roles.set-data-role', person, present, next }),
  assign: (person: PersonId, present: Assigned, next: Assigned): StagedChange => ({
    action: 'roles.set-assignments',
    person,
    present,
    next,
  }),
  contact: (
    program: ProgramId,
    person: PersonId,
    present: Value<'programs.set-contact', 'present'>,
    next: Value<'programs.set-contact', 'next'>,
  ): Of<'programs.set-contact'> => ({ action: 'programs.set-contact', program, person, present, next }),
  mainSite: (program: ProgramId, present: PersonId, person: PersonId): StagedChange => ({
    action: 'programs.transfer-main-site',
    program,
    person,
    present,
  }),
  mainCorporate: (present: PersonId, person: PersonId): StagedChange => ({
    action: 'roles.transfer-main-corporate',
    person,
    present,
  }),
}
