// A modal dialog: for a short form that stands on its own. What belongs to a row opens beside the list instead.
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/texts.ts'
import { LeaveScope, mayLeave, useLeaveScope } from '../form/leave-guard.ts'
import { useFocusReturn } from './focus-return.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Pixels. */
  readonly width?: number
  readonly children: ReactNode
}

/** Drawn while it is open; asks before it closes over changes in it that are not saved. */
export function Dialog({ title, onClose, width = 460, children }: DialogProps) {
  const t = useText()
  const scope = useLeaveScope()
  useFocusReturn()
  const close = async () => {
    if (await mayLeave(scope)) onClose()
  }
  return (
    <Modal
      opened
      title={title}
      size={width}
      onClose={() => void close()}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <LeaveScope value={scope}>{children}</LeaveScope>
    </Modal>
  )
}
