// The schema of every released version of the format, word for word, so that an export can be opened for as long as there is
// the program. They are frozen: a test holds what is declared now against the newest, and what differs is a new version.
import version1 from './schemas/1.json' with { type: 'json' }

/** CREATE statements by name. */
export type FileSchema = ReadonlyMap<string, string>

/** By version of the format. */
export type FileSchemas = ReadonlyMap<number, FileSchema>

export const releasedSchemas: FileSchemas = new Map([[1, schemaOf(version1)]])

function schemaOf(frozen: Readonly<Record<string, readonly string[]>>): FileSchema {
  return new Map(Object.entries(frozen).map(([name, lines]) => [name, lines.join('\n')]))
}

/** As a schema is kept: statements by lines, so that a difference between versions can be read. */
export function frozenText(schema: FileSchema): string {
  const lines = Object.fromEntries([...schema].map(([name, statement]) => [name, statement.split('\n')]))
  return `${JSON.stringify(lines, null, 2)}\n`
}
