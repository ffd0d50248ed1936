import type { SessionState } from '../../../src-shared/contract/session.ts'

export function SetUpPage(_props: { readonly session: SessionState }) {
  return null
}
