// What granting a level would give and take, before it is granted (B-06).
import type { RequestDetail } from '../../../src-shared/contract/access-requests.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { consequenceText, rightSentences } from '../../../src-shared/i18n/access-words.ts'
import type { GroupRole } from '../../../src-shared/policy/roles.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StagedChanges } from '../../ui/staging/StagedChanges.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { levelLabel } from './words.ts'

interface GrantPreviewProps {
  readonly request: RequestDetail
  readonly level: GroupRole
  readonly way: 'decide' | 'record-answer'
}

export function GrantPreview({ request, level, way }: GrantPreviewProps) {
  const t = useText()
  const format = useFormat()
  const present = request.holds.group
  const { value, error, loading } = useCall(
    'access-requests.preview',
    { request: request.id, present, level, way },
    { refreshOn: ['roles', 'people'] },
  )
  if (error !== null) return <Problem error={error} />
  const told: Output<'access-requests.preview'>['people'][number] | undefined = value?.people[0]
  const { gained = [], lost = [], consequences = [] } = told ?? {}
  const refusal = loading ? null : (value?.changes[0]?.reason ?? null)
  const line = { from: levelLabel(t, present), to: levelLabel(t, level) }
  return (
    <div aria-busy={loading}>
      <StagedChanges
        changes={[
          {
            id: request.id,
            who: request.person.displayName,
            what: [t('access-requests:answer.line', line)],
            gained: rightSentences(t, gained),
            lost: rightSentences(t, lost),
            counts: { gained: gained.length, lost: lost.length },
            pending: told === undefined,
            consequences: consequences.map((each) => consequenceText(t, format, each)),
          },
        ]}
      />
      {value?.consequences.map((each) => (
        <Notice key={each.key} tone="attention">
          {consequenceText(t, format, each)}
        </Notice>
      ))}
      {refusal === null ? null : <Notice tone="refused">{refusal}</Notice>}
    </div>
  )
}
