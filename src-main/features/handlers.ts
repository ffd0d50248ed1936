// All handlers, typed by the whole contract: a call without a handler does not compile.
import { implement } from '../ipc/implement.ts'
import { contract } from '../../src-shared/contract/index.ts'
import { preferencesHandlers } from './preferences/handlers.ts'
import { sessionHandlers } from './session/handlers.ts'
import { tasksHandlers } from './tasks/handlers.ts'

export const handlers = implement(contract, {
  ...sessionHandlers,
  ...preferencesHandlers,
  ...tasksHandlers,
})
