// The link that the program was opened with. It waits in main until the page can follow it: the event `link` says only
// that there is one, so that a window that is not ready, or has nobody signed in yet, loses nothing.
import { z } from 'zod'
import { deepLinkKinds } from '../domain/deep-link.ts'
import { noInput, noOutput, query } from './define.ts'

export const linksCalls = {
  /** A link to register by waits for everybody, one to an access request for somebody who is signed in (S1-18, S1-23). */
  'links.waiting': query({
    access: 'public',
    whileViewing: 'own',
    input: noInput,
    output: z.object({ link: z.object({ kind: z.enum(deepLinkKinds), code: z.string() }).nullable() }),
  }),
  /** The page has followed it, or the person does not want to. */
  'links.forget': query({ access: 'public', whileViewing: 'own', input: noInput, output: noOutput }),
}
