// What became of a message, as a sign and a word (B-15).
import { IconClock, IconMailOff, IconRefresh, IconSend, IconHandMove } from '@tabler/icons-react'
import type { OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import { useText } from '../../i18n/texts.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'

interface MessageStateProps {
  readonly message: Pick<OutboxMessage, 'state' | 'failure'>
  /** Without one, what is queued waits for a person. */
  readonly hasServer: boolean
}

export function MessageState({ message: { state, failure }, hasServer }: MessageStateProps) {
  const t = useText()
  const word = (key: string) => t(`mail:outbox.state.${key}`)
  switch (state) {
    case 'queued':
      if (!hasServer) return <StatusBadge tone="attention" label={word('by-hand')} />
      if (failure !== null) return <StatusBadge tone="attention" icon={IconRefresh} label={word('later')} />
      return <StatusBadge tone="neutral" icon={IconClock} label={word('queued')} />
    case 'sending':
      return <StatusBadge tone="neutral" icon={IconSend} label={word('sending')} />
    case 'sent':
      return <StatusBadge tone="good" label={word('sent')} />
    case 'handed-over':
      return <StatusBadge tone="good" icon={IconHandMove} label={word('handed-over')} />
    case 'refused':
      return <StatusBadge tone="refused" label={word('refused')} />
    case 'withdrawn':
      return <StatusBadge tone="neutral" icon={IconMailOff} label={word('withdrawn')} />
  }
}
