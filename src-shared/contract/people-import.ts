// People out of a CSV file (B-03): read, mapped, tried out on every row, and then imported in one transaction. The dry run
// and the import judge a row by the same function; where the store has changed between the two, the import is refused.
import { z } from 'zod'
import { command, page, pageInput, query, taskId } from './define.ts'
import { rightInSum } from './people-bulk.ts'

/** What a column can be; only the e-mail is needed. */
export const importFields = [
  'email',
  'firstName',
  'lastName',
  'phone',
  'title',
  'isConsultant',
  'group',
  'corporate',
  'data',
  'program',
  'programRole',
  'isEnabled',
  'endDate',
] as const
export type ImportField = (typeof importFields)[number]

/** Which column, from 0, each field is read from. */
export const importMapping = z.partialRecord(z.enum(importFields), z.int().min(0).max(999))
export type ImportMapping = z.output<typeof importMapping>

export const importVerdicts = ['new', 'changed', 'unchanged', 'refused'] as const
export type ImportVerdict = (typeof importVerdicts)[number]

/** What is wrong with one value or the whole row, and what would be accepted. */
export const importError = z.object({
  field: z.enum([...importFields, 'row']),
  value: z.string(),
  problem: z.string(),
  accepted: z.string(),
})
export type ImportError = z.output<typeof importError>

export const importRow = z.object({
  /** Record in the file, from 1, the header included: the row that a spreadsheet shows. */
  number: z.int(),
  email: z.string(),
  name: z.string(),
  verdict: z.enum(importVerdicts),
  /** What would be changed, by field. */
  fields: z.array(z.enum(importFields)),
  errors: z.array(importError),
})
export type ImportRow = z.output<typeof importRow>

const token = z.string().max(64)

const readFile = z.object({
  /** What `people-import.dry-run` is told. */
  file: token,
  rows: z.int(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
  /** Guessed from the headers, English or Spanish. */
  mapping: importMapping,
})
export type ReadPeopleFile = z.output<typeof readFile>

const dryRun = z.object({
  /** What the other calls are told. */
  run: token,
  counts: z.record(z.enum(importVerdicts), z.int()),
  gained: z.array(rightInSum),
  lost: z.array(rightInSum),
})
export type ImportDryRun = z.output<typeof dryRun>

export const peopleImportCalls = {
  /** Reads a file that was chosen or dropped. Its encoding, delimiter and header are found by themselves. */
  'people-import.read': query({
    access: 'people.import',
    input: z.strictObject({ file: z.string().max(64), taskId }),
    output: readFile,
  }),
  /** What importing would do, row by row. Nothing is written: the connection cannot. */
  'people-import.dry-run': query({
    access: 'people.import',
    input: z.strictObject({ file: token, mapping: importMapping, taskId }),
    output: dryRun,
  }),
  'people-import.rows': query({
    access: 'people.import',
    input: z.strictObject({ run: token, verdict: z.enum(importVerdicts), ...pageInput }),
    output: page(importRow),
  }),
  /** The refused rows as they stood in the file, with what was wrong. A command, because it leaves an audit entry. */
  'people-import.save-rejects': command({
    access: 'people.import',
    input: z.strictObject({ run: token, taskId }),
    output: z.object({ fileName: z.string(), rows: z.int() }),
    changes: [],
  }),
  /**
   * Imports what the dry run found, in one transaction; `tasks.cancel` takes back what was done of it. Refused with `import-has-errors` for `all` while a row is refused,
   * with `import-changed` where a row is judged otherwise by now, and with the code `confirm` where the last lead user
   * would go.
   */
  'people-import.run': command({
    access: 'people.import',
    input: z.strictObject({
      run: token,
      only: z.enum(['all', 'valid']),
      /** Invitations are written to the new people; without, they can be invited later. */
      invite: z.boolean(),
      confirmLastLead: z.boolean().default(false),
      taskId: taskId.optional(),
    }),
    output: z.object({ added: z.int(), changed: z.int() }),
    changes: ['people', 'roles', 'programs', 'session', 'outbox', 'invitations'],
  }),
}
