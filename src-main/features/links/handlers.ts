// The link that the program was opened with, on its way to the page.
import { linksCalls } from '../../../src-shared/contract/links.ts'
import { implement } from '../../ipc/implement.ts'

export const linksHandlers = implement(linksCalls, {
  'links.waiting': {
    run: ({ actor, services }) => {
      const link = services.waitingLink.get()
      // A request is opened by somebody: until then its link waits.
      return { link: link?.kind === 'requests' && actor === null ? null : link }
    },
  },
  'links.forget': {
    run: ({ services }) => {
      services.waitingLink.forget()
      return {}
    },
  },
})
