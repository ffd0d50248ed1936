// Short messages that nobody has to answer: what was saved, what did not work. Read out politely.
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { createElement } from 'react'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { text } from '../../i18n/texts.ts'
import styles from './toast.module.css'

const shownFor = 5000

/** Something was done: "User has been saved." */
export function notifyDone(message: string): void {
  show(message, 'var(--kh-good)', IconCheck)
}

/** Something was refused where no form can show it; stays until it is closed. */
export function notifyRefused(error: Pick<CallError, 'reason'>): void {
  show(error.reason, 'var(--kh-refused)', IconAlertTriangle, false)
}

function show(
  message: string,
  color: string,
  icon: typeof IconCheck,
  autoClose: number | false = shownFor,
): void {
  notifications.show({
    // The same words are not shown twice at a time.
    id: message,
    message,
    autoClose,
    icon: createElement(icon, { size: 16, color, 'aria-hidden': true }),
    // The sign has the colour; the disc behind it has none.
    color: 'transparent',
    withBorder: true,
    classNames: styles,
    closeButtonProps: { 'aria-label': text('shell:close') },
  })
}

/** When the session ends, nothing said to the person stays. */
export function forgetNotifications(): void {
  notifications.clean()
  notifications.cleanQueue()
}
