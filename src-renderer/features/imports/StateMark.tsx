// How a value reads, in one line under it: a sign, a word and a colour for its state, then the date in words or the reason.
import { IconArrowsExchange, IconBan, IconCheck, IconCircleHalf2, IconMathSymbols } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import styles from './grid.module.css'
import type { CellWords } from './reading-words.ts'

export const stateIcons: Readonly<Record<CellWords['state'], TablerIcon>> = {
  good: IconCheck,
  ambiguous: IconCircleHalf2,
  unreadable: IconBan,
  regrouped: IconArrowsExchange,
  rounded: IconMathSymbols,
}

interface StateMarkProps {
  readonly words: CellWords
  /** Sign and word alone, where there is no room for more. */
  readonly isBrief?: boolean
}

export function StateMark({ words, isBrief = false }: StateMarkProps) {
  const Icon = stateIcons[words.state]
  return (
    <span className={styles.mark} data-tone={words.tone} title={words.short}>
      <Icon size={13} stroke={2.2} aria-hidden className={styles.markIcon} />
      <b>{words.word}</b>
      {isBrief ? null : <span className={styles.reads}>{words.short}</span>}
    </span>
  )
}
