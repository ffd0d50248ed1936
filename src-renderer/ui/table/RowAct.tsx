// A button in a row. Where it cannot be pressed it stays where it is and says why, before a click: by pointing at it, and to
// whoever reaches it by the keyboard.
import { ActionIcon, Tooltip } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'

interface RowActProps {
  /** What and to whom. */
  readonly label: string
  /** Why not; null where it can be pressed. */
  readonly lock: string | null
  readonly icon: TablerIcon
  readonly onAct: () => void
}

export function RowAct({ label, lock, icon: Icon, onAct }: RowActProps) {
  const isLocked = lock !== null
  return (
    <Tooltip label={lock ?? label} multiline maw={320}>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={isLocked ? `${label}. ${lock}` : label}
        aria-disabled={isLocked || undefined}
        {...(isLocked ? { 'data-disabled': true } : {})}
        onClick={(event) => {
          event.stopPropagation()
          if (!isLocked) onAct()
        }}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
