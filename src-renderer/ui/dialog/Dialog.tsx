// A modal dialog: for a short form that stands on its own. What belongs to a row opens beside the list instead.
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/texts.ts'
import { mayLeave } from '../form/leave-guard.ts'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Set where closing loses nothing, as when what is changed stays staged on the page behind. */
  readonly losesNothing?: true
  /** Pixels. */
  readonly width?: number
  readonly children: ReactNode
}

/** Drawn while it is open; asks before it closes over changes that are not saved. */
export function Dialog({ title, onClose, losesNothing, width = 460, children }: DialogProps) {
  const t = useText()
  const close = async () => {
    if (losesNothing || (await mayLeave())) onClose()
  }
  return (
    <Modal
      opened
      title={title}
      size={width}
      onClose={() => void close()}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {children}
    </Modal>
  )
}
