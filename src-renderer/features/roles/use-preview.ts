// What the staged changes would do, as main says it; asked again when they change and when anything there does.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { RolesPreview } from '../../../src-shared/contract/roles.ts'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { useCall } from '../../api/use-call.ts'
import type { StagedItem, StagingStore } from './staging.ts'

export interface Preview {
  readonly items: readonly StagedItem[]
  /** The last answer; of these very items only while `isCurrent`. */
  readonly value: RolesPreview | undefined
  readonly isCurrent: boolean
  readonly error: CallError | null
}

const refreshOn = ['roles', 'people', 'programs', 'inventory'] as const

/**
 * `call` is `programs.preview-contacts` for those who manage a program from within and may not see the organization's
 * people; it takes contacts and transfers only.
 */
export function usePreview(
  store: StagingStore,
  call: 'roles.preview' | 'programs.preview-contacts' = 'roles.preview',
): Preview {
  const items = useStore(store, (state) => state.items)
  const input = useMemo(
    () => (items.length === 0 ? null : { changes: items.map(({ change }) => change) }),
    [items],
  )
  // Both calls take a list of changes and answer a preview; which changes each takes is its caller's to keep to.
  const { value, error, loading } = useCall(call as 'roles.preview', input, { refreshOn })
  return {
    items,
    value: items.length === 0 ? undefined : value,
    isCurrent: !loading && error === null,
    error,
  }
}
