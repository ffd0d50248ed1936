// What became of an invitation, as a sign and a word.
import {
  IconCircleCheck,
  IconCircleX,
  IconClockX,
  IconHourglass,
  IconMail,
  IconMailForward,
  IconPencil,
} from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import type { SentInvitation } from '../../../src-shared/contract/invitations.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { StatusBadge } from './StatusBadge.tsx'
import type { Tone } from './StatusBadge.tsx'

const signs: Record<SentInvitation['state'], { readonly tone: Tone; readonly icon: TablerIcon }> = {
  pending: { tone: 'neutral', icon: IconMail },
  accepted: { tone: 'good', icon: IconCircleCheck },
  added: { tone: 'good', icon: IconCircleCheck },
  'awaiting-approval': { tone: 'attention', icon: IconHourglass },
  expired: { tone: 'attention', icon: IconClockX },
  revoked: { tone: 'refused', icon: IconCircleX },
  resent: { tone: 'neutral', icon: IconMailForward },
  changed: { tone: 'neutral', icon: IconPencil },
  removed: { tone: 'neutral', icon: IconCircleX },
  'person-removed': { tone: 'neutral', icon: IconCircleX },
}

interface StateProps {
  readonly state: SentInvitation['state']
  readonly t: Translate
}

export function InvitationState({ state, t }: StateProps) {
  return <StatusBadge {...signs[state]} label={t(`invitations:states.${state}`)} />
}
