// The calls over thousands of people, which are answered in a thread of their own (src-main/heavy).
import { peopleBulkHandlers } from './people/bulk-handlers.ts'
import { peopleImportHandlers } from './people-import/handlers.ts'

export const heavyHandlers = { ...peopleBulkHandlers, ...peopleImportHandlers }

export const heavyCalls: ReadonlySet<string> = new Set(Object.keys(heavyHandlers))
