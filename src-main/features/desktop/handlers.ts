// The desktop on behalf of the page.
import { desktopCalls } from '../../../src-shared/contract/desktop.ts'
import { implement } from '../../ipc/implement.ts'

export const desktopHandlers = implement(desktopCalls, {
  'desktop.copy-text': {
    run: ({ services }, { text }) => {
      services.desktop.copyText(text)
      return {}
    },
  },
})
