// Looking through another person's eyes (B-12): what they see, as far as the one who looks may see it too. Nothing can be
// changed meanwhile; it ends when it is stopped, with the session, or when either of the two loses what it takes.
import { z } from 'zod'
import { personId } from '../domain/ids.ts'
import { command, noInput, noOutput, topics } from './define.ts'

export const viewingCalls = {
  'people.view-as': command({
    access: 'people.view-as',
    input: z.strictObject({ person: personId }),
    output: noOutput,
    changes: topics,
  }),
  'people.stop-viewing': command({
    access: 'signed-in',
    whileViewing: 'own',
    input: noInput,
    output: noOutput,
    changes: topics,
  }),
}
