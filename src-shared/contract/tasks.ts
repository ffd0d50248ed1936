// Long work: who started it may stop it.
import { z } from 'zod'
import { noOutput, query, taskId } from './define.ts'

export const tasksCalls = {
  'tasks.cancel': query({
    access: 'public',
    whileViewing: 'own',
    input: z.strictObject({ taskId }),
    output: noOutput,
  }),
}
