// What the page cannot do by itself, because it is denied every permission.
import { z } from 'zod'
import { noOutput, query } from './define.ts'

export const desktopCalls = {
  /** Puts text on the clipboard, as a registration link. The page can never read it. */
  'desktop.copy-text': query({
    access: 'signed-in',
    whileViewing: 'own',
    input: z.strictObject({ text: z.string().min(1).max(100_000) }),
    output: noOutput,
  }),
}
