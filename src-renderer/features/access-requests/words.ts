// Requests in words: levels, routing and what became of them, the same for who asked and who answers.
import type { OwnRequest, RequestState } from '../../../src-shared/contract/access-requests.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Tone } from '../../ui/status/StatusBadge.tsx'

export const tones: Readonly<Record<RequestState, Tone>> = {
  pending: 'attention',
  granted: 'good',
  declined: 'refused',
  withdrawn: 'neutral',
}

export function levelLabel(t: Translate, level: string): string {
  return level === 'none' ? t('access-requests:panel.none') : t(`policy:roles.submittals.${level}.label`)
}

type Routed = Pick<OwnRequest, 'recipient' | 'recipientName'>

/** Whom it went to, in one word or name. */
export function recipientLabel(t: Translate, { recipient, recipientName }: Routed): string {
  return recipientName === '' ? t(`access-requests:recipients.${recipient}`) : recipientName
}

/** Whom it went to and why (S1-01, S1-02). */
export function routingText(t: Translate, { recipient, recipientName }: Routed): string {
  return t(`access-requests:routing.went.${recipient}`, { name: recipientName })
}

/** "Ada Example granted Viewer on 02/03/2026." */
export function decisionText(t: Translate, format: Formatter, request: OwnRequest): string {
  const { state, decision } = request
  if (decision === null) return ''
  return t(`access-requests:decision.${decision.endedWith ?? state}`, {
    by: decision.by ?? '',
    level: decision.level === null ? '' : levelLabel(t, decision.level),
    date: format.date(decision.at),
  })
}

/** What a regulator answered, as it was recorded. */
function answerText(t: Translate, format: Formatter, { decision }: OwnRequest): string {
  const answer = decision?.answer ?? null
  if (answer === null) return ''
  const { on, reference } = answer
  return t('access-requests:decision.answerOn', { date: format.day(on), reference })
}

/** Why it was decided so, as lines of a list of facts. */
export function decisionFacts(t: Translate, format: Formatter, request: OwnRequest): [string, string][] {
  return [
    [t('access-requests:decision.reason'), request.decision?.reason ?? ''],
    [
      t('access-requests:decision.answer', { recipient: recipientLabel(t, request) }),
      answerText(t, format, request),
    ],
  ]
}

/** What was asked for and why, and where that went. */
export function wishFacts(t: Translate, format: Formatter, request: OwnRequest): [string, string][] {
  return [
    [t('access-requests:fields.level'), levelLabel(t, request.level)],
    [t('access-requests:fields.relationship'), request.relationship],
    [
      t('access-requests:fields.employment'),
      t(`access-requests:employment.${request.isConsultant ? 'consultant' : 'employee'}`),
    ],
    [t('access-requests:fields.reason'), request.reason],
    [t('access-requests:fields.requestedOn'), format.dateTime(request.createdAt)],
    [t('access-requests:fields.wentTo'), routingText(t, request)],
  ]
}
