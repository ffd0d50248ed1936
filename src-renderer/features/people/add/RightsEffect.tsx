// What a role means to one person, before it is saved (B-06).
import type { ReactNode } from 'react'
import type { Right } from '../../../../src-shared/contract/roles.ts'
import { rightSentences } from '../../../../src-shared/i18n/access-words.ts'
import { useText } from '../../../i18n/texts.ts'
import { StagedChanges } from '../../../ui/staging/StagedChanges.tsx'

interface RightsEffectProps {
  readonly who: string
  readonly what?: readonly ReactNode[]
  readonly gained: readonly Right[]
  readonly lost?: readonly Right[]
  /** Sentences. */
  readonly consequences?: readonly string[]
}

export function RightsEffect({ who, what = [], gained, lost = [], consequences = [] }: RightsEffectProps) {
  const t = useText()
  return (
    <StagedChanges
      changes={[
        {
          id: who,
          who,
          what,
          gained: rightSentences(t, gained),
          lost: rightSentences(t, lost),
          counts: { gained: gained.length, lost: lost.length },
          consequences,
        },
      ]}
    />
  )
}
