// What was opened on this computer before: of each good export the key, the length of its trail and the head. The next one of
// the same organization is held against it by itself, so that nobody has to keep earlier files at hand. It says nothing of
// what was in them, and stands beside where the store would be: an auditor has none.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { keyLine } from '../../exports/keys.ts'
import type { ExportFile } from '../../exports/open-bytes.ts'
import type { Seal } from '../../exports/seal.ts'
import { writeAtomicallySync } from '../../files/write-atomically.ts'
import type { Services } from '../../ipc/services.ts'
import { headAt } from './queries.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const seenExport = z.object({
  organization: z.string(),
  /** The key that sealed it and those that it follows. */
  keys: z.array(sha256),
  madeAt: z.string(),
  events: z.int().positive(),
  head: sha256,
})
export type SeenExport = z.output<typeof seenExport>

const seenFile = z.object({ v: z.literal(1), seen: z.array(seenExport) })
const fileName = 'exports-seen.json'
const mostSeen = 500

/** What is known of an export from those that were opened before it. */
export interface KnownBefore {
  /** The newest with a history that this one goes on from. */
  readonly same: SeenExport | null
  /** One whose history this one does not have. */
  readonly differs: SeenExport | null
  /** One with more events: this one is older. */
  readonly newer: SeenExport | null
  /** Of an organization of the same name, with a key that has nothing to do with this one's. */
  readonly otherKey: SeenExport | null
}

export function knownBefore(
  services: Services,
  file: ExportFile,
  { organization, key, chain }: Seal,
): KnownBefore {
  const line = keyLine(file, key)
  const isRelative = ({ keys }: SeenExport) => keys.some((each) => line.includes(each))
  const all = readSeen(services)
  const relatives = all.filter(isRelative).toSorted((a, b) => b.events - a.events)
  const earlier = relatives.filter(({ events }) => events <= chain.length)
  return {
    same: earlier.find(({ events, head }) => headAt(file, events) === head) ?? null,
    differs: earlier.find(({ events, head }) => headAt(file, events) !== head) ?? null,
    newer: relatives.find(({ events }) => events > chain.length) ?? null,
    otherKey: all.find((each) => each.organization === organization && !isRelative(each)) ?? null,
  }
}

/** From now on what comes later is held against this one. Where the disk does not take it, nothing else is lost. */
export function rememberSeen(
  services: Services,
  file: ExportFile,
  seal: Seal,
  instead: SeenExport | null,
): void {
  const { organization, key, madeAt, chain } = seal
  if (chain.length === 0) return
  const now: SeenExport = {
    organization,
    keys: [...keyLine(file, key)],
    madeAt,
    events: chain.length,
    head: chain.head,
  }
  const kept = readSeen(services).filter(
    ({ events, head }) =>
      !(events === now.events && head === now.head) && !(events === instead?.events && head === instead.head),
  )
  try {
    const text = JSON.stringify({ v: 1, seen: [...kept, now].slice(-mostSeen) } satisfies z.input<
      typeof seenFile
    >)
    writeAtomicallySync(pathOf(services), `${text}\n`)
  } catch (error) {
    console.error('what was opened could not be noted:', (error as Error).message)
  }
}

function readSeen(services: Services): SeenExport[] {
  try {
    return seenFile.parse(JSON.parse(readFileSync(pathOf(services), 'utf8'))).seen
  } catch {
    return []
  }
}

function pathOf({ exports }: Services): string {
  return join(dirname(exports.storePath), fileName)
}
