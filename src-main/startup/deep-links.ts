// Links that the operating system opens the program with (S1-18, S1-23): an argument of the first start, an argument of a
// second one, or macOS's own event. What stands beside a link in a second start's arguments is not looked at.
import type { App } from 'electron'
import { deepLinkIn, parseDeepLink } from '../../src-shared/domain/deep-link.ts'
import type { DeepLink } from '../../src-shared/domain/deep-link.ts'

export interface LinkReception {
  /** From here on links go there; one that came before is not lost. */
  deliverTo(receiver: (link: DeepLink) => void): void
}

/**
 * Receives links from now on; call it before the app is ready, or macOS's first one is missed.
 * @param argv this start's arguments. @param onOpened somebody opened the program once more, with a link or without
 */
export function receiveLinks(app: App, argv: readonly string[], onOpened: () => void): LinkReception {
  let early = deepLinkIn(argv)
  let receiver: ((link: DeepLink) => void) | null = null
  const arrive = (link: DeepLink | null) => {
    if (link === null) return
    if (receiver === null) early = link
    else receiver(link)
  }
  app.on('second-instance', (_event, theirs) => {
    onOpened()
    arrive(deepLinkIn(theirs))
  })
  app.on('open-url', (event, address) => {
    event.preventDefault()
    onOpened()
    arrive(parseDeepLink(address))
  })
  return {
    deliverTo: (to) => {
      receiver = to
      arrive(early)
      early = null
    },
  }
}

/** Asks the system to open our addresses with this program. `--` ends its options: an address is never read as one. */
export function claimLinks(app: App): void {
  // From a checkout it would be Electron itself that is registered.
  if (app.isPackaged) app.setAsDefaultProtocolClient('keyholder', process.execPath, ['--'])
}
