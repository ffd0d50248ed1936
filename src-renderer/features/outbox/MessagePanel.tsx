// One message beside the list: how it stands and why, its words, and what can be done with it.
import { Button, Group } from '@mantine/core'
import { IconDeviceFloppy, IconMailForward, IconRefresh } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import type { MessageAct, OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { MessageState } from './MessageState.tsx'
import { nextAttempt } from './outbox-columns.tsx'
import styles from './outbox.module.css'
import { useMessageActs } from './use-message-acts.ts'

const changing = ['outbox', 'people'] as const
const close = () => setParams({})

export function MessagePanel({ id }: { readonly id: number }) {
  const t = useText()
  const { value, error, refresh } = useCall('outbox.get', { message: id }, { refreshOn: changing })
  if (value !== undefined) return <Message message={value} />
  return (
    <SidePanel title={t('mail:outbox.title')} onClose={close}>
      {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
    </SidePanel>
  )
}

function Message({ message }: { readonly message: OutboxMessage }) {
  const t = useText()
  const { subject, to, body, linkIs, state } = message
  return (
    <SidePanel title={subject} subtitle={to} onClose={close}>
      <div className={styles.message}>
        <Standing message={message} />
        <Acts message={message} />
        {linkIs === 'none' || (linkIs === 'ended' && state === 'sent') ? null : (
          <Notice tone={linkIs === 'shown' ? 'attention' : 'neutral'}>
            {t(`mail:outbox.hint.${linkIs}`)}
          </Notice>
        )}
        <pre className={styles.body}>{body}</pre>
        <div>
          <CopyButton text={body} label={t('mail:outbox.copy')} />
        </div>
      </div>
    </SidePanel>
  )
}

/** How it stands, why, and what comes next. */
function Standing({ message }: { readonly message: OutboxMessage }) {
  const t = useText()
  const format = useFormat()
  const hasServer = useCall('outbox.server', {}, { refreshOn: ['outbox'] }).value?.isSet ?? true
  const { state, failure, serverWords, attempts, createdAt, endedAt, endedBy } = message
  const isOpen = state === 'queued' || state === 'refused'
  return (
    <>
      {failure !== null && isOpen ? (
        <Notice tone={state === 'refused' ? 'refused' : 'attention'}>
          {t(`mail:outbox.failed.${failure}`)}
        </Notice>
      ) : null}
      <Facts
        facts={[
          [
            t('mail:outbox.columns.state'),
            <MessageState key="state" message={message} hasServer={hasServer} />,
          ],
          [t('mail:outbox.facts.next'), nextAttempt(message, { t, format, hasServer })],
          [t('mail:outbox.facts.ended'), endedAt === null ? null : format.dateTime(endedAt)],
          [t('mail:outbox.facts.by'), endedBy],
          [t('mail:outbox.facts.words'), serverWords],
          [t('mail:outbox.facts.attempts'), attempts === 0 ? null : format.count(attempts)],
          [t('mail:outbox.facts.written'), format.dateTime(createdAt)],
        ]}
      />
    </>
  )
}

const buttons: readonly { readonly act: MessageAct; readonly icon?: TablerIcon }[] = [
  { act: 'try-again', icon: IconRefresh },
  { act: 'open', icon: IconMailForward },
  { act: 'save', icon: IconDeviceFloppy },
  { act: 'hand-over' },
  { act: 'withdraw' },
]

function Acts({ message }: { readonly message: OutboxMessage }) {
  const t = useText()
  const { run, busy } = useMessageActs(message)
  const offered = buttons.filter(({ act }) => message.may.includes(act))
  if (offered.length === 0) return null
  return (
    <Group gap={8}>
      {offered.map(({ act, icon: Icon }) => (
        <Button
          key={act}
          variant="default"
          size="compact-sm"
          disabled={busy}
          {...(Icon === undefined ? {} : { leftSection: <Icon size={14} aria-hidden /> })}
          onClick={() => void run(act)}
        >
          {t(`mail:outbox.acts.${act}`)}
        </Button>
      ))}
    </Group>
  )
}
