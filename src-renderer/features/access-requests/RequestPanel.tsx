// One request beside the list: who asks, what they hold, what they wish and why, where it went, and the answer.
import { Anchor } from '@mantine/core'
import { useState } from 'react'
import type { RequestDetail } from '../../../src-shared/contract/access-requests.ts'
import type { AccessRequestId } from '../../../src-shared/domain/ids.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import styles from './requests.module.css'
import { decisionFacts, decisionText, recipientLabel, tones, wishFacts } from './words.ts'

interface RequestPanelProps {
  readonly id: AccessRequestId
  readonly onClose: () => void
}

export function RequestPanel({ id, onClose }: RequestPanelProps) {
  const t = useText()
  const { value, error, refresh } = useCall(
    'access-requests.get',
    { request: id },
    { refreshOn: ['access-requests', 'people', 'roles'] },
  )
  if (value === undefined || error !== null) {
    return (
      <SidePanel title={t('access-requests:title')} onClose={onClose}>
        {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
      </SidePanel>
    )
  }
  return (
    <SidePanel
      title={value.person.displayName}
      subtitle={<StatusBadge tone={tones[value.state]} label={t(`access-requests:states.${value.state}`)} />}
      onClose={onClose}
    >
      <RequestFacts request={value} />
      {value.may.decide || value.may.recordAnswer ? <Answer request={value} onStale={refresh} /> : null}
    </SidePanel>
  )
}

function RequestFacts({ request }: { readonly request: RequestDetail }) {
  const t = useText()
  const format = useFormat()
  const { person, facility, decision } = request
  return (
    <>
      {decision === null ? null : (
        <Facts
          title={t('access-requests:decision.title')}
          facts={[
            [t('access-requests:inbox.state'), decisionText(t, format, request)],
            ...decisionFacts(t, format, request),
          ]}
        />
      )}
      <Facts
        title={t('access-requests:panel.request')}
        facts={[
          [t('access-requests:fields.facility'), `${facility.name} (${facility.siteId})`],
          ...wishFacts(t, format, request),
        ]}
      />
      <Facts
        title={t('access-requests:panel.person')}
        facts={[
          [t('access-requests:fields.email'), person.email],
          [t('access-requests:fields.phone'), person.phone],
          [t('access-requests:fields.title'), person.title],
          [t('access-requests:fields.account'), t(`people:states.${person.state}`)],
          [t('access-requests:panel.holds'), holdsText(t, request)],
        ]}
      />
    </>
  )
}

/** "Viewer (Submittals), 2 programs" */
function holdsText(t: Translate, { holds, person }: RequestDetail): string {
  const role = (module: string, id: string) =>
    t('policy:roleInModule', {
      role: t(`policy:roles.${module}.${id}.label`),
      module: t(`policy:modules.${module}`),
    })
  const held = [
    ...(holds.group === 'none' ? [] : [role('submittals', holds.group)]),
    ...(holds.corporate === 'affiliate' ? [] : [role('programs', holds.corporate)]),
    ...(holds.programs === 0 ? [] : [t('access-requests:panel.programs', { count: holds.programs })]),
    ...(holds.data === 'none' ? [] : [role('emissions', holds.data)]),
  ]
  if (held.length > 0) return held.join(', ')
  return t(person.state === 'pending' ? 'access-requests:panel.holdsNothing' : 'access-requests:panel.none')
}

interface AnswerProps {
  readonly request: RequestDetail
  readonly onStale: () => void
}

/** By one's own decision, or by recording what the regulator or state agency answered. */
function Answer({ request, onStale }: AnswerProps) {
  const t = useText()
  const { may } = request
  const [records, setRecords] = useState(!may.decide)
  const recipient = recipientLabel(t, request)
  const isEither = may.decide && may.recordAnswer
  return (
    <section className={styles.section}>
      <h3>{t(records ? 'access-requests:answer.recordTitle' : 'access-requests:answer.title')}</h3>
      {may.recordAnswer ? (
        <Notice tone="neutral">
          {t(records ? 'access-requests:answer.recordHint' : 'access-requests:answer.routed', { recipient })}{' '}
          {isEither ? (
            <Anchor component="button" type="button" fz="sm" onClick={() => setRecords(!records)}>
              {t(records ? 'access-requests:answer.decideInstead' : 'access-requests:answer.record')}
            </Anchor>
          ) : null}
        </Notice>
      ) : null}
      <AnswerForm
        key={String(records)}
        request={request}
        way={records ? 'record-answer' : 'decide'}
        onStale={onStale}
      />
    </section>
  )
}
