// A file appears under its name complete or not at all: it is written beside itself, flushed to the disk and renamed.
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes bytes, or text as UTF-8. When `chunks` or the disk fails, what was there before is still there and nothing else is. */
export async function writeAtomically(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`
  try {
    const file = await open(partial, 'wx')
    try {
      for await (const chunk of chunks) await file.appendFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** As `writeAtomically`, for a few bytes at moments that cannot wait, such as the program's end. */
export function writeAtomicallySync(path: string, text: string): void {
  const partial = `${path}.${randomUUID()}.partial`
  try {
    const file = openSync(partial, 'wx')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** Makes the renaming itself last. Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
