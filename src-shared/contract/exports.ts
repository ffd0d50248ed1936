// Exports for auditors (B-14): the organization's signing key, what an export would hold, making it, and which were made.
// Opening one is in reading.ts: that takes neither organization nor sign-in.
import { z } from 'zod'
import { entityId } from '../domain/ids.ts'
import { modules } from '../policy/roles.ts'
import { command, noInput, noOutput, query, taskId } from './define.ts'
import { keyStores } from './mail-server.ts'

const instant = z.string()
const day = z.iso.date({ message: 'date' })

/** Everything, as Audit sees it (S3-14), or chosen entities with all below them, as Restricted Audit (S3-15). */
export const exportReader = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everything') }),
  z.strictObject({
    kind: z.literal('entities'),
    entities: z.array(entityId).min(1, { message: 'no-entity' }).max(5000),
  }),
])

const scope = {
  reader: exportReader,
  /** A reader of chosen entities sees Emissions alone. */
  modules: z.array(z.enum(modules)).min(1, { message: 'no-module' }).max(modules.length),
  /** Days of the trail, in the zone of whoever exports; null: from the beginning, to the end. */
  from: day.nullable(),
  to: day.nullable(),
}

const newPassphrase = {
  passphrase: z.string().min(12, { message: 'passphrase-short' }).max(1000),
  verifyPassphrase: z.string().max(1000),
}

const signingKey = z.object({
  id: z.string(),
  /** The fingerprint in groups of four, as on paper. */
  fingerprint: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  retiredAt: instant.nullable(),
})

export const exportedRows = z.object({
  /** Name of the table in the file. */
  table: z.string(),
  /** Of the trail: events that can be read. */
  rows: z.int(),
  withheld: z.int(),
})
export type ExportedRows = z.output<typeof exportedRows>

export const exportsState = z.object({
  /** The key in use; null before the first. */
  key: signingKey.nullable(),
  retired: z.array(signingKey),
  /** Whether this computer can keep the passphrase, and whether somebody had it do so. */
  keyStore: z.enum(keyStores),
  remembered: z.object({ at: instant, by: z.string() }).nullable(),
  /** The newest first. */
  made: z.array(
    z.object({
      id: z.int(),
      madeAt: instant,
      madeBy: z.string(),
      fileName: z.string(),
      fingerprint: z.string(),
      reader: z.string(),
      events: z.int(),
    }),
  ),
})
export type ExportsState = z.output<typeof exportsState>

export const exportsCalls = {
  'exports.state': query({ access: 'exports.view', input: noInput, output: exportsState }),
  /** What a reader can be chosen from. */
  'exports.entities': query({
    access: 'exports.create',
    input: noInput,
    output: z.object({
      entities: z.array(z.object({ id: entityId, parentId: entityId.nullable(), name: z.string() })),
    }),
  }),
  /** What would be in it: nothing is written. */
  'exports.plan': query({
    access: 'exports.create',
    input: z.strictObject({ ...scope, taskId }),
    output: z.object({ tables: z.array(exportedRows) }),
  }),
  /** Makes the file and its summary on one page beside it. */
  'exports.create': command({
    access: 'exports.create',
    input: z.strictObject({
      ...scope,
      /** Null: the one that this computer remembers. */
      passphrase: z.string().min(1, { message: 'required' }).max(1000).nullable(),
      taskId,
    }),
    output: z.object({ fileName: z.string(), summaryName: z.string(), fingerprint: z.string() }),
    changes: ['exports', 'audit-trail'],
  }),
  'exports.make-key': command({
    access: 'exports.create',
    input: z.strictObject(newPassphrase),
    output: z.object({ fingerprint: z.string() }),
    changes: ['exports', 'audit-trail'],
  }),
  /** Another key, signed by the present one. */
  'exports.rotate-key': command({
    access: 'exports.create',
    input: z.strictObject({
      currentPassphrase: z.string().min(1, { message: 'required' }).max(1000),
      ...newPassphrase,
    }),
    output: z.object({ fingerprint: z.string() }),
    changes: ['exports', 'audit-trail'],
  }),
  /** The key store of this computer keeps the passphrase from now on; refused where there is none, or only plain text. */
  'exports.remember-passphrase': command({
    access: 'exports.create',
    input: z.strictObject({ passphrase: z.string().min(1, { message: 'required' }).max(1000) }),
    output: noOutput,
    changes: ['exports', 'audit-trail'],
  }),
  'exports.forget-passphrase': command({
    access: 'exports.create',
    input: noInput,
    output: noOutput,
    changes: ['exports', 'audit-trail'],
  }),
  /** The public key as a PEM file, for those who verify with other tools. */
  'exports.save-public-key': query({ access: 'exports.view', input: noInput, output: noOutput }),
}
