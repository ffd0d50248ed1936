// What granting a level would give and take, before it is granted (B-06).
import type { RequestDetail } from '../../../src-shared/contract/access-requests.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { PreviewedChanges } from '../../ui/staging/PreviewedChanges.tsx'
import { levelLabel } from './words.ts'

interface GrantPreviewProps {
  readonly request: RequestDetail
  readonly level: GroupRole
  readonly way: 'decide' | 'record-answer'
}

export function GrantPreview({ request, level, way }: GrantPreviewProps) {
  const t = useText()
  const present = request.holds.group
  const preview = useCall(
    'access-requests.preview',
    { request: request.id, present, level, way },
    { refreshOn: ['roles', 'people'] },
  )
  const line = { from: levelLabel(t, present), to: levelLabel(t, level) }
  return (
    <PreviewedChanges
      preview={preview}
      people={[{ ...request.person, what: [t('access-requests:answer.line', line)] }]}
    />
  )
}
