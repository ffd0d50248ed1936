// What one has asked for: every request with its state for ever, where it went and why, and what was decided (X-15, B-09).
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { OwnRequest } from '../../../src-shared/contract/access-requests.ts'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Facts } from '../../ui/panel/Facts.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { RequestForm } from './RequestForm.tsx'
import styles from './requests.module.css'
import { decisionFacts, decisionText, tones, wishFacts } from './words.ts'

export function MyRequestsPage({ params }: PageProps) {
  const t = useText()
  const { value, error, refresh } = useCall(
    'access-requests.mine',
    {},
    { refreshOn: ['access-requests', 'roles'] },
  )
  const facility = typeof params.facility === 'number' ? params.facility : null
  const isAsking = facility !== null || params.ask === true
  const mayAsk = value !== undefined && value.refusal === null
  const askButton = (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setParams({ ask: true })}>
      {t('access-requests:mine.ask')}
    </Button>
  )
  // Whoever answers requests has nothing left to ask for: theirs is the inbox.
  const answers = useMay('access-requests.list')
  const inbox = (
    <Button variant="default" onClick={() => void go('access-requests')}>
      {t('access-requests:title')}
    </Button>
  )
  return (
    <Page
      title={t('access-requests:mine.title')}
      hint={t('access-requests:mine.hint')}
      actions={mayAsk && !isAsking && value.requests.length > 0 ? askButton : null}
    >
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {isAsking && mayAsk ? (
        <RequestForm facility={facility} present={value.present} onClose={() => setParams({})} />
      ) : null}
      {isAsking && value !== undefined && value.refusal !== null ? (
        <Notice tone="attention">{value.refusal}</Notice>
      ) : null}
      {value?.requests.length === 0 && !isAsking ? (
        <Empty title={t('access-requests:mine.empty')} action={mayAsk ? askButton : answers ? inbox : null}>
          {value.refusal ?? t('access-requests:mine.emptyHint')}
        </Empty>
      ) : null}
      <ul className={styles.cards}>
        {value?.requests.map((request) => (
          <li key={request.id}>
            <RequestCard request={request} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function RequestCard({ request }: { readonly request: OwnRequest }) {
  const t = useText()
  const format = useFormat()
  const { facility, state } = request
  return (
    <article className={styles.card} aria-label={t('access-requests:mine.of', { facility: facility.name })}>
      <header className={styles.cardHead}>
        <h2>
          {facility.name} <span className={styles.soft}>{facility.siteId}</span>
        </h2>
        <StatusBadge tone={tones[state]} label={t(`access-requests:states.${state}`)} />
        {state === 'pending' ? (
          <Button variant="default" size="compact-sm" onClick={() => void withdraw(t, request)}>
            {t('access-requests:mine.withdraw')}
          </Button>
        ) : null}
      </header>
      <Facts
        facts={[
          [t('access-requests:decision.title'), decisionText(t, format, request)],
          ...decisionFacts(t, format, request),
          ...wishFacts(t, format, request),
        ]}
      />
    </article>
  )
}

async function withdraw(t: ReturnType<typeof useText>, { id, facility }: OwnRequest): Promise<void> {
  const agreed = await confirm({
    title: t('access-requests:mine.withdrawTitle', { facility: facility.name }),
    consequence: t('access-requests:mine.withdrawConsequence'),
    act: t('access-requests:mine.withdrawAct'),
  })
  if (!agreed) return
  const reply = await ask('access-requests.withdraw', { request: id })
  if (reply.ok) notifyDone(t('access-requests:mine.withdrawn'))
  else notifyRefused(reply.error)
}
