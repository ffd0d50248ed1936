// The tools that an auditor has and that Keyholder is not: Debian's sqlite3 and openssl, and Python's sqlite3. Where they are
// missing, tests say so and are skipped.
import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repositoryRoot } from './backend.ts'

const run = promisify(execFile)

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0

/** sqlite3 with sha3(), and an openssl that knows Ed25519. */
export const hasShellTools =
  works('sqlite3', ':memory:', "SELECT sha3('x', 256), '{}' ->> 'x'") &&
  works('openssl', 'list', '-public-key-algorithms')
export const hasPython = works('python3', '-c', 'import sqlite3')

export interface ScriptVerdict {
  readonly ok: boolean
  readonly said: string
}

/** What `resources/verify-export.sh` says of a file, or another script in its place. */
export async function verifyByScript(
  path: string,
  key = '',
  chain = '',
  script = join(repositoryRoot, 'resources/verify-export.sh'),
): Promise<ScriptVerdict> {
  try {
    const { stdout } = await run('sh', [script, path, key, chain])
    return { ok: true, said: stdout }
  } catch (error) {
    const { stdout, code } = error as { stdout?: string; code?: number }
    if (code !== 1) throw error
    return { ok: false, said: stdout ?? '' }
  }
}

export async function sqlite3(path: string, sql: string): Promise<string> {
  return (await run('sqlite3', ['-readonly', path, sql])).stdout
}

export async function python(code: string, ...args: string[]): Promise<string> {
  return (await run('python3', ['-c', code, ...args])).stdout
}
