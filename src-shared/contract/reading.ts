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

/** In the order of the navigation. */
export const readingParts = {
  first: ['trail'],
  people: ['people', 'access', 'grants', 'assignments', 'invitations', 'requests', 'rules'],
  organization: ['organization', 'facilities', 'regulators', 'inventory'],
  programs: ['programs', 'contacts', 'program-invitations', 'transfers'],
  proof: ['reviews', 'review-rounds', 'messages', 'exports', 'keys', 'dictionary'],
} as const
export const readingLists = [
  ...readingParts.first,
  ...readingParts.people,
  ...readingParts.organization,
  ...readingParts.programs,
  ...readingParts.proof,
] as const
export type ReadingList = (typeof readingLists)[number]

const seen = z.object({ madeAt: z.string(), events: z.int() })

export const openExport = z.object({
  fileName: z.string(),
  bytes: z.int(),
  organization: z.string(),
  application: z.string(),
  /** Name and version of the format. */
  format: z.string(),
  /** What there is to read, with the columns of each list: earlier versions of the format may lack some. */
  lists: z.partialRecord(z.enum(readingLists), z.array(z.string())),
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
  /** What the history was held against and is the same as; null: nothing. */
  comparedWith: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('own-trail'), events: z.int() }),
      /** An export that was opened on this computer before. */
      z.object({ kind: z.literal('seen'), madeAt: z.string(), events: z.int() }),
      /** An export that was chosen. */
      z.object({ kind: z.literal('chosen'), name: z.string(), events: z.int() }),
    ])
    .nullable(),
  /** Opened on this computer before: with another history, with more events, or with a key that this one does not follow. */
  differsFrom: seen.nullable(),
  olderThan: seen.nullable(),
  otherKeySince: seen.nullable(),
  tables: z.array(exportedRows),
})
export type OpenExport = z.output<typeof openExport>

const outcome = z.object({
  open: openExport.nullable(),
  refused: readingFinding.nullable(),
  /** It was refused for an export that was opened here before. */
  against: seen.nullable(),
})

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
    input: z.strictObject({
      file: token,
      taskId,
      /** Although its history is not that of what was opened before; this one counts from then on. */
      evenSo: z.boolean().default(false),
    }),
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
