import type { SessionState } from '../../../src-shared/contract/session.ts'

export function EntryPage(_props: { readonly session: SessionState }) {
  return null
}
