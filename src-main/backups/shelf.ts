// The folders with backups: which files are there, what was known of each when it was made, and which may go.
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { staleBackups } from '../../src-shared/domain/backup-generations.ts'
import { backupHolds } from '../../src-shared/contract/backups.ts'

const known = z.object({ facts: backupHolds, sha256: z.string() })

export interface ShelvedBackup {
  /** The file's name, which says when it was made; the same in both folders. */
  readonly name: string
  readonly at: string
  readonly bytes: number
  /** As verified when it was made; null where that note is gone. */
  readonly known: z.infer<typeof known> | null
}

const pattern = /^keyholder-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})\.(\d{3})Z\.sqlite$/

/** @param at UTC ISO 8601 with milliseconds; colons are no part of a file's name on Windows. */
export function backupName(at: string): string {
  return `keyholder-${at.replaceAll(':', '-')}.sqlite`
}

export function isBackupName(name: string): boolean {
  return pattern.test(name)
}

/** Newest first; an absent folder has none. */
export function listBackups(folder: string): ShelvedBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name): ShelvedBackup[] => {
      const match = pattern.exec(name)
      if (match === null) return []
      const [, day, hours, minutes, seconds, milliseconds] = match
      const at = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`
      const path = join(folder, name)
      return [{ name, at, bytes: statSync(path).size, known: readKnown(`${path}.json`) }]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))
}

function readKnown(path: string): ShelvedBackup['known'] {
  try {
    return known.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Removes what the generations do not keep. A backup that somebody brought in is treated like any other. */
export function thinOut(folder: string): void {
  const stale = new Set(staleBackups(listBackups(folder).map(({ at }) => at)))
  for (const { name, at } of listBackups(folder)) {
    if (!stale.has(at)) continue
    rmSync(join(folder, name), { force: true })
    rmSync(join(folder, `${name}.json`), { force: true })
  }
}
