// Backups: made on change and daily, verified, kept in generations, and put back with a look at what that undoes.
import { z } from 'zod'
import { command, noInput, noOutput, query, taskId } from './define.ts'

/** The file's name; its path stays in main. */
const name = z.string().regex(/^keyholder-[\d-]{10}T[\d-]{8}\.\d{3}Z\.sqlite$/)

/** What is known of a backup once it has been verified; kept beside it as JSON. */
export const backupHolds = z.object({
  organization: z.string(),
  people: z.int(),
  programs: z.int(),
  events: z.int(),
  /** Of the audit chain, hexadecimal. */
  head: z.string(),
  lastEventAt: z.string().nullable(),
  version: z.int(),
})
export type BackupHolds = z.infer<typeof backupHolds>

const backup = z.object({
  name: z.string(),
  at: z.string(),
  bytes: z.int(),
  /** As verified when it was made; null where that note is gone, and verifying it again tells. */
  holds: backupHolds.nullable(),
  isInSecond: z.boolean(),
})
export type BackupRow = z.infer<typeof backup>

/** How a backup relates to the trail as it stands. */
export const backupRelations = ['same', 'earlier', 'other-history'] as const

export const backupsCalls = {
  'backups.list': query({
    access: 'settings.view',
    input: noInput,
    output: z.object({
      folder: z.string(),
      second: z.object({ folder: z.string(), isThere: z.boolean() }).nullable(),
      /** Newest first. */
      backups: z.array(backup),
      /** Text `backups:problems.<problem>`; null when the newest attempt went well. */
      problem: z.string().nullable(),
    }),
  }),
  'backups.make': command({
    access: 'settings.edit',
    input: z.strictObject({ taskId }),
    output: z.object({ name: z.string(), problem: z.string().nullable() }),
    changes: ['backups'],
  }),
  /** A folder on another disk gets a copy of each backup from now on; asks natively. Null: nobody chose. */
  'backups.choose-second': command({
    access: 'settings.edit',
    input: noInput,
    output: z.object({ folder: z.string().nullable() }),
    changes: ['backups'],
  }),
  'backups.forget-second': command({
    access: 'settings.edit',
    input: noInput,
    output: noOutput,
    changes: ['backups'],
  }),
  /** Takes a backup file from elsewhere onto the shelf, once it is verified; asks natively. Null: nobody chose. */
  'backups.bring-in': command({
    access: 'settings.edit',
    input: z.strictObject({ taskId }),
    output: z.object({ name: z.string().nullable() }),
    changes: ['backups'],
  }),
  /** Verifies it again and says what it holds and what restoring it would undo. */
  'backups.preview': query({
    access: 'settings.view',
    input: z.strictObject({ name, taskId }),
    output: z.object({
      holds: backupHolds,
      sha256: z.string(),
      relation: z.enum(backupRelations),
      /** Events that the store has and the backup has not; meaningless where the histories differ. */
      undone: z.int(),
      /** The newest of them, as sentences in the reader's language. */
      newest: z.array(z.object({ at: z.string(), sentence: z.string() })),
    }),
  }),
  /**
   * Puts it in the store's place: everybody is signed out, and the store of now is kept beside it. `sha256` is the previewed
   * file's, so that nothing else is restored than what was looked at.
   */
  'backups.restore': command({
    access: 'settings.edit',
    input: z.strictObject({ name, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: noOutput,
    changes: [],
  }),
}
