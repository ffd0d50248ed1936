// How the scripts speak to a person: one line per finished step with its time, and one sentence per failure.
// Everything goes to stderr, so that stdout belongs to the tool that a script runs.

/** A failure that the reader can act on. Its message says what is wrong and what to do; no stack is shown. */
export class Problem extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`keyholder: ${line}\n`)
}

/** A line that must not be overlooked. @param {string} line */
export function sayLoudly(line) {
  say(process.stderr.isTTY ? `\x1b[1;33m${line}\x1b[0m` : line)
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/**
 * Runs one step and says in one line what it did and how long it took. On a terminal the title shows
 * while it runs.
 * @template T
 * @param {string} title what is being done, as in "installing packages"
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} told what was done, as in "installed 446 packages"
 * @returns {Promise<T>}
 */
export async function step(title, work, told) {
  const started = performance.now()
  if (process.stderr.isTTY) process.stderr.write(`keyholder: ${title} …`)
  try {
    const result = await work()
    clearLine()
    say(`${told(result)} (${seconds(performance.now() - started)})`)
    return result
  } catch (error) {
    clearLine()
    throw error
  }
}

function clearLine() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

/**
 * Runs a script's body; turns every failure into a sentence and a non-zero exit status.
 * @param {() => Promise<number>} body resolves to the exit status
 */
export async function main(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    process.stderr.write(`\n${sentence(error)}\n`)
    process.exitCode = 1
  }
}

/**
 * What to tell a person about a failure.
 * @param {unknown} error
 * @returns {string}
 */
export function sentence(error) {
  if (error instanceof Problem) return error.message
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (
    error instanceof Error ? error : new Error(String(error))
  )
  const place = path ?? 'a folder it needs'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `Keyholder may not write to ${place} (${code}). Give yourself write access to it, or move the checkout or XDG_CACHE_HOME to a folder of your own, then try again.`
  if (code === 'ENOSPC')
    return `The disk that holds ${place} is full. Free about 1 GB there, or point XDG_CACHE_HOME at another disk, then try again.`
  return `A step failed in a way that these scripts do not know: ${message}`
}
