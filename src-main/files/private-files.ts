// Files that hold a secret and are meant for another program, as a message with its link for the mail program. Only the
// person's own account can read them, and they are gone when the session ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PrivateFiles {
  /** @param name a plain file name. @returns the file's path */
  write(name: string, content: Uint8Array): Promise<string>
  removeAll(): void
}

export function createPrivateFiles(): PrivateFiles {
  const folders: string[] = []
  return {
    write: async (name, content) => {
      // mkdtemp makes folders that nobody else may enter.
      const folder = mkdtempSync(join(tmpdir(), 'keyholder-message-'))
      folders.push(folder)
      const path = join(folder, name)
      await writeFile(path, content, { flag: 'wx', mode: 0o600 })
      return path
    },
    removeAll: () => {
      for (const folder of folders.splice(0)) {
        // Another program may still hold a file on Windows; the system's own folder is cleared later.
        try {
          rmSync(folder, { recursive: true, force: true })
        } catch {
          continue
        }
      }
    },
  }
}
