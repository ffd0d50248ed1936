// Takes one staged change back.
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'

interface UndoButtonProps {
  /** Which change, for assistive technology. */
  readonly label: string
  /** What is shown to the pointer. */
  readonly hint: string
  readonly onUndo: () => void
}

export function UndoButton({ label, hint, onUndo }: UndoButtonProps) {
  return (
    <Tooltip label={hint}>
      <ActionIcon variant="subtle" size="sm" aria-label={label} onClick={onUndo}>
        <IconArrowBackUp size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
