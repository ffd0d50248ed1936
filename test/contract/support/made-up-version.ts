// An earlier version of the format, made up: without telephone numbers, outbox and decisions of reviews.
import { exportFormat } from '../../../src-main/exports/format.ts'
import type { ExportFormat } from '../../../src-main/exports/format.ts'
import { releasedSchemas } from '../../../src-main/exports/schemas.ts'
import type { FileSchemas } from '../../../src-main/exports/schemas.ts'
import { exportedTables, exportedViews } from '../../../src-main/features/exported.ts'
import { peopleTables, peopleViews } from '../../../src-main/features/people/exported.ts'

export const earlierVersion = 0

const { outbox: _outbox, ...tables } = exportedTables
const { review_decision: _decisions, ...views } = exportedViews
const { phone: _phone, ...personColumns } = peopleTables.person.columns
const people = peopleViews['people']!

export const earlierFormat: ExportFormat = exportFormat(
  { ...tables, person: { ...peopleTables.person, columns: personColumns } },
  { ...views, people: { ...people, select: people.select.replace(' p.phone,', '') } },
  earlierVersion,
)

/** As if the made-up version had been released. */
export const schemasWithEarlier: FileSchemas = new Map([
  [earlierVersion, earlierFormat.schema],
  ...releasedSchemas,
])
