// The calls over thousands of people, which are answered in a thread of their own (src-main/heavy).
import { accessInsightHandlers } from './access-insight/handlers.ts'
import { peopleBulkHandlers } from './people/bulk-handlers.ts'
import { peopleHandlers } from './people/handlers.ts'
import { peopleImportHandlers } from './people-import/handlers.ts'

export const heavyHandlers = {
  ...peopleBulkHandlers,
  ...peopleImportHandlers,
  'people.export': peopleHandlers['people.export'],
  'access.export-who': accessInsightHandlers['access.export-who'],
}

export const heavyCalls: ReadonlySet<string> = new Set(Object.keys(heavyHandlers))
