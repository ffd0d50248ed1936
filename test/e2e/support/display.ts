// A display for each of Playwright's workers: windows on one display take the focus from each other, and menus close.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'

export interface Display {
  /** What DISPLAY is set to for the programs on it, as ":101". */
  readonly name: string
  end(): Promise<void>
}

/** Starts a virtual display under the first number that is free; the server itself finds it. Linux alone has it. */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2560x1440x24', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const number = await announced(server)
  return {
    name: `:${number}`,
    end: () =>
      new Promise((resolve) => {
        server.once('close', () => resolve())
        server.kill()
      }),
  }
}

/** The number that Xvfb writes once it takes connections. @throws Error with its words when it ends before */
function announced(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    server.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()))
    ;(server.stdio[3] as Readable).on('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    server.on('error', reject)
    server.on('close', () =>
      reject(new Error(`Xvfb ended before its display was there. It wrote:\n${words}`)),
    )
  })
}
