// Short messages that nobody has to answer: what was saved, what did not work. Read out politely.
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { createElement, Fragment } from 'react'
import type { ReactNode } from 'react'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { text } from '../../i18n/texts.ts'
import styles from './toast.module.css'

const shownFor = 5000
const actedOnFor = 15_000

/** Something was done: "User has been saved." */
export function notifyDone(message: string): void {
  show(message, 'var(--kh-good)', IconCheck)
}

/** Something was done that can be acted on for a while, as in Undo. */
export function notifyActed(
  message: string,
  { label, onAct }: { readonly label: string; readonly onAct: () => void },
): void {
  const button = createElement('button', { type: 'button', className: styles['act'], onClick: onAct }, label)
  show(message, 'var(--kh-good)', IconCheck, actedOnFor, createElement(Fragment, null, `${message} `, button))
}

/** Takes a message away before its time. */
export function hideToast(message: string): void {
  notifications.hide(message)
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
  content: ReactNode = message,
): void {
  notifications.show({
    // The same words are not shown twice at a time.
    id: message,
    message: content,
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
