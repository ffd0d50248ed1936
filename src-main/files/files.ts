// Paths stay in main. The page gets an opaque token for a file that the person chose or dropped; tokens end with the session.
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'

export interface ChosenFile {
  readonly token: string
  /** The file's name without its folder, for showing. */
  readonly name: string
}

export interface Files {
  /** Makes a token for a path that came from the operating system, never from the page's own words. */
  admit(path: string): ChosenFile
  /** The path of a token, or null when there is none. */
  path(token: string): string | null
  /** All of them, by their tokens. */
  paths(): ReadonlyMap<string, string>
  forgetAll(): void
}

export function createFiles(): Files {
  const paths = new Map<string, string>()
  return {
    admit: (path) => {
      const token = randomUUID()
      paths.set(token, path)
      return { token, name: basename(path) }
    },
    path: (token) => paths.get(token) ?? null,
    paths: () => paths,
    forgetAll: () => paths.clear(),
  }
}
