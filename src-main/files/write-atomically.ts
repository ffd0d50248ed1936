// A file appears under its name complete or not at all: it is written beside itself, flushed to the disk and renamed.
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../ipc/errors.ts'

type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** As `writeAtomically`, where a person chose the place. @throws Refusal when that place does not take it. */
export async function writeChosenFile(path: string, chunks: Chunks): Promise<void> {
  await writeAtomically(path, chunks).catch((error: NodeJS.ErrnoException) => {
    // Said so, because it is not our own data folder that is meant.
    const isPlace = /^(EACCES|EPERM|EROFS|ENOENT|EISDIR|ENOTDIR|EBUSY|ENAMETOOLONG)$/.test(error.code ?? '')
    throw isPlace ? new Refusal('refused', 'file-not-written') : error
  })
}

/** Writes bytes, or text as UTF-8. When `chunks` or the disk fails, what was there before is still there and nothing else is. */
export async function writeAtomically(path: string, chunks: Chunks): Promise<void> {
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
