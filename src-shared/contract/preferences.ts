// A person's own preferences and screen layouts.
import { z } from 'zod'
import { preferencesSchema } from '../domain/preferences.ts'
import { command, noOutput, query } from './define.ts'

const screen = z.string().regex(/^[a-z-]{1,60}$/)

export const preferencesCalls = {
  'preferences.save': command({
    access: 'profile.edit',
    input: preferencesSchema.partial(),
    output: noOutput,
    changes: ['preferences', 'session'],
  }),
  /** How the person left a screen (columns, widths, sorting); null the first time. */
  'preferences.layout': query({
    access: 'signed-in',
    whileViewing: 'own',
    input: z.strictObject({ screen }),
    output: z.object({ value: z.json() }),
  }),
  /** Not an act that anybody needs to prove: it leaves no audit row. */
  'preferences.save-layout': command({
    access: 'signed-in',
    input: z.strictObject({ screen, value: z.json() }),
    output: noOutput,
    changes: [],
  }),
}
