// A small generator of numbers that are the same at every start, so that the made-up organization is, too.

export interface Random {
  /** An integer from 0 up to, and without, `end`. */
  below(end: number): number
  pick<T>(values: readonly T[]): T
  /** `count` different values, or all where there are fewer. */
  some<T>(values: readonly T[], count: number): T[]
}

/** mulberry32: 32 bits of state, good enough to make people up. */
export function createRandom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  const some = <T>(values: readonly T[], count: number): T[] => {
    const rest = [...values]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)[0]!)
  }
  return { below, some, pick: (values) => values[below(values.length)]! }
}
