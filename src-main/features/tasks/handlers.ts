// Cancelling long work.
import { tasksCalls } from '../../../src-shared/contract/tasks.ts'
import { implement } from '../../ipc/implement.ts'

export const tasksHandlers = implement(tasksCalls, {
  'tasks.cancel': {
    run: ({ services }, { taskId }) => {
      services.tasks.cancel(taskId)
      return {}
    },
  },
})
