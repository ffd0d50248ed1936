// Reading an export that was opened (B-14): its verdict, its lists, and a note of what was done with it. None of it takes an
// organization, a sign-in or a store, and nothing in it can write to the file.
import { z } from 'zod'
import { modules } from '../policy/roles.ts'
import { noInput, noOutput, page, pageInput, query, taskId } from './define.ts'
import { exportedRows } from './exports.ts'

const token = z.string().min(1).max(64)

/** Texts: `reading:findings.<code>`. */
export const readingFinding = z.object({ code: z.string(), at: z.string(), reason: z.string() })
export type ReadingFinding = z.output<typeof readingFinding>

export const openExport = z.object({
  fileName: z.string(),
  bytes: z.int(),
  organization: z.string(),
  application: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  reader: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everything') }),
    z.object({ kind: z.literal('entities'), entities: z.array(z.string()) }),
  ]),
  modules: z.array(z.enum(modules)),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** SHA-256 of the sealed text, in groups. */
  fingerprint: z.string(),
  /** Fingerprint of the key, in groups. */
  key: z.string(),
  /** Whose key it is: this organization's own, one whose fingerprint was compared with paper, or anybody's. */
  keyIs: z.enum(['own', 'confirmed', 'unknown']),
  events: z.int(),
  head: z.string(),
  previous: z.object({ fingerprint: z.string(), madeAt: z.string() }).nullable(),
  /** What the history was held against: the own store's trail, or an earlier export, by name. */
  comparedWith: z.object({ name: z.string().nullable(), events: z.int() }).nullable(),
  tables: z.array(exportedRows),
})
export type OpenExport = z.output<typeof openExport>

const outcome = z.object({ open: openExport.nullable(), refused: readingFinding.nullable() })

export const readingLists = [
  'people',
  'access',
  'rules',
  'facilities',
  'programs',
  'contacts',
  'inventory',
  'invitations',
  'reviews',
  'trail',
] as const
export type ReadingList = (typeof readingLists)[number]

const listQuery = {
  list: z.enum(readingLists),
  search: z.string().max(200).default(''),
  filters: z.record(z.string().max(40), z.array(z.string().max(200)).max(100)).default({}),
  sort: z
    .strictObject({ column: z.string().max(40), descending: z.boolean() })
    .nullable()
    .default(null),
}

const cell = z.union([z.string(), z.number(), z.null()])
const row = z.record(z.string(), cell)
export type ReadingRow = z.output<typeof row>

export const readingCalls = {
  'reading.state': query({
    access: 'public',
    // Whether a file is open concerns the window, whoever looks through whose eyes.
    whileViewing: 'own',
    input: noInput,
    output: z.object({
      open: openExport.nullable(),
      /** A file that the program was started with, told once; `asks` where another program brought it. */
      waiting: z.object({ file: token, name: z.string(), asks: z.boolean() }).nullable(),
    }),
  }),
  'reading.choose': query({
    access: 'public',
    input: noInput,
    output: z.object({ file: z.object({ token, name: z.string() }).nullable() }),
  }),
  /** Reads the file once, verifies it, and opens what was verified. Another export takes the place of the one before. */
  'reading.open': query({
    access: 'public',
    input: z.strictObject({ file: token, taskId }),
    output: outcome,
  }),
  'reading.close': query({ access: 'public', input: noInput, output: noOutput }),
  /** The fingerprint as it stands on paper, in any spelling. */
  'reading.confirm-key': query({
    access: 'public',
    input: z.strictObject({ fingerprint: z.string().trim().min(1, { message: 'required' }).max(200) }),
    output: openExport,
  }),
  /** Holds the history against an earlier export of the same organization. */
  'reading.compare': query({
    access: 'public',
    input: z.strictObject({ file: token, taskId }),
    output: outcome,
  }),
  'reading.list': query({
    access: 'public',
    input: z.strictObject({ ...listQuery, ...pageInput }),
    output: page(row).extend({ all: z.int() }),
  }),
  /** A CSV file of what a list shows. */
  'reading.export': query({
    access: 'public',
    input: z.strictObject({ ...listQuery, columns: z.array(z.string().max(40)).min(1).max(40) }),
    output: z.object({ fileName: z.string(), rows: z.int() }),
  }),
  /** What was opened, verified, looked at and exported, as a text or JSON file beside the export. */
  'reading.save-note': query({
    access: 'public',
    input: noInput,
    output: z.object({ fileName: z.string() }),
  }),
}
