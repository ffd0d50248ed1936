// How a thread is told to stop: one 32-bit number in memory that both sides see, not 0 once nobody waits any more. A message
// would not be read by a thread that is in the middle of a loop or a transaction.

export interface StopFlag {
  /** For the thread. */
  readonly buffer: SharedArrayBuffer
  readonly raise: () => void
  /** The signal has nothing more to say. */
  readonly forget: () => void
}

/** Raised when the signal is aborted, or at once where it has been. */
export function stopFlag(signal: AbortSignal | null): StopFlag {
  const buffer = new SharedArrayBuffer(4)
  const raise = () => void Atomics.store(new Int32Array(buffer), 0, 1)
  signal?.addEventListener('abort', raise, { once: true })
  if (signal?.aborted === true) raise()
  return { buffer, raise, forget: () => signal?.removeEventListener('abort', raise) }
}

/** The thread's side: whether it is to stop. */
export function stopWatch(buffer: SharedArrayBuffer): () => boolean {
  const flag = new Int32Array(buffer)
  return () => Atomics.load(flag, 0) !== 0
}
