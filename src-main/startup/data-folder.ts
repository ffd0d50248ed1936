// The folder that holds the store: the person's own, one named with --data, or a throw-away one.
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder where needed. @throws Error with a sentence when it cannot be made or written to. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new Error(
      `The data folder ${dataDir} cannot be written to. Check its permissions, or choose another with --data.`,
    )
  }
}

/** A fresh folder that is removed when the program ends. */
export function makeThrowAwayFolder(): string {
  return mkdtempSync(join(tmpdir(), 'keyholder-demo-'))
}
