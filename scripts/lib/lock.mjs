// Keeps two runs from working on the same checkout at once.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inCache, root } from './paths.mjs'
import { Problem, say } from './say.mjs'

/**
 * Holds a lock on this checkout while `work` runs. A lock whose process is gone is taken over.
 * @template T
 * @param {{ name: string, doing: string, patience?: number }} lock `doing` completes "… is already …";
 *   `patience` is how many milliseconds to wait for another run before giving up
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock({ name, doing, patience = 0 }, work) {
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const file = inCache('locks', `${checkout}-${name}`)
  await mkdir(path.dirname(file), { recursive: true })
  await take(file, doing, Date.now() + patience)
  const release = () => rm(file, { force: true })
  try {
    return await work()
  } finally {
    await release()
  }
}

/**
 * @param {string} file
 * @param {string} doing
 * @param {number} deadline
 */
async function take(file, doing, deadline) {
  let told = false
  while (!(await created(file))) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (!isRunning(holder)) {
      await rm(file, { force: true })
      continue
    }
    const what = `Another run (process ${holder}) is already ${doing} in this folder`
    if (Date.now() >= deadline)
      throw new Problem(
        `${what}. Wait until it has finished, or stop it, then try again. If that process is another program's, delete ${file}.`,
      )
    if (!told) say(`${what}; waiting for it`)
    told = true
    await sleep(500)
  }
}

/** @param {string} file */
async function created(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {number} pid */
function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
