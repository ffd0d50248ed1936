// SHA3-256 for checking long chains, which hash millions of times. Electron's own crypto has no SHA-3, and in JavaScript its
// permutation (FIPS 202, Keccak-f[1600]) takes several times as long as in WebAssembly, which has the 64-bit numbers that it
// is made of. Its steps are written down here from the tables of the standard; a test holds each hash against OpenSSL's.

const get = 0x20
const set = 0x21
const [i32Const, i64Const, i64Load, i64Store] = [0x41, 0x42, 0x29, 0x37]
const [i32Add, i32LessThan, i64And, i64Xor, i64RotateLeft] = [0x6a, 0x49, 0x83, 0x85, 0x89]
const [loop, branchIf, end, nothing] = [0x03, 0x0d, 0x0b, 0x40]
const [i32, i64] = [0x7f, 0x7e]

/** By how much each lane is rotated; lane (x, y) is number x + 5y. */
const rotations = [
  0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
]
const roundConstants = [
  0x1n,
  0x8082n,
  0x800000000000808an,
  0x8000000080008000n,
  0x808bn,
  0x80000001n,
  0x8000000080008081n,
  0x8000000000008009n,
  0x8an,
  0x88n,
  0x80008009n,
  0x8000000an,
  0x8000808bn,
  0x800000000000008bn,
  0x8000000000008089n,
  0x8000000000008003n,
  0x8000000000008002n,
  0x8000000000000080n,
  0x800an,
  0x800000008000000an,
  0x8000000080008081n,
  0x8000000000008080n,
  0x80000001n,
  0x8000000080008008n,
]
/** Where in memory the constants stand; the state stands at 0. */
const constantsAt = 256

/** Local variables: the round as eight times its number, the lanes, the lanes turned and moved, columns, their effect. */
const round = 0
const a = (lane: number) => 1 + lane
const b = (lane: number) => 26 + lane
const c = (x: number) => 51 + (x % 5)
const d = (x: number) => 56 + (x % 5)
const lanes = Array.from({ length: 25 }, (_, lane) => lane)
const five = [0, 1, 2, 3, 4]

function permutation(): number[] {
  const theta = [
    ...five.flatMap((x) => [
      get,
      a(x),
      ...[1, 2, 3, 4].flatMap((y) => [get, a(x + 5 * y), i64Xor]),
      set,
      c(x),
    ]),
    ...five.flatMap((x) => [get, c(x + 1), i64Const, 1, i64RotateLeft, get, c(x + 4), i64Xor, set, d(x)]),
  ]
  const rhoAndPi = lanes.flatMap((lane) => {
    const [x, y] = [lane % 5, Math.floor(lane / 5)]
    const to = y + 5 * ((2 * x + 3 * y) % 5)
    return [get, a(lane), get, d(x), i64Xor, i64Const, rotations[lane]!, i64RotateLeft, set, b(to)]
  })
  const chi = lanes.flatMap((lane) => {
    const [x, row] = [lane % 5, lane - (lane % 5)]
    const [next, afterNext] = [b(row + ((x + 1) % 5)), b(row + ((x + 2) % 5))]
    // -1 has every bit set: to be different from it is to be inverted.
    return [get, next, i64Const, 0x7f, i64Xor, get, afterNext, i64And, get, b(lane), i64Xor, set, a(lane)]
  })
  const iota = [get, a(0), get, round, i64Load, 3, ...leb(constantsAt), i64Xor, set, a(0)]
  const next = [get, round, i32Const, 8, i32Add, set, round, get, round, i32Const, ...leb(192), i32LessThan]
  return [
    ...lanes.flatMap((lane) => [i32Const, 0, i64Load, 3, ...leb(8 * lane), set, a(lane)]),
    loop,
    nothing,
    ...theta,
    ...rhoAndPi,
    ...chi,
    ...iota,
    ...next,
    branchIf,
    0,
    end,
    ...lanes.flatMap((lane) => [i32Const, 0, get, a(lane), i64Store, 3, ...leb(8 * lane)]),
    end,
  ]
}

/** A number as WebAssembly writes it: seven bits to a byte. Of signed ones, it writes those up to 8191. */
function leb(value: number): number[] {
  return value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7]
}

function section(id: number, ...parts: number[][]): number[] {
  const content = parts.flat()
  return [id, ...leb(content.length), ...content]
}

function program(): Uint8Array<ArrayBuffer> {
  const locals = [2, 1, i32, 60, i64]
  const body = [...locals, ...permutation()]
  const constants = new Uint8Array(BigUint64Array.from(roundConstants).buffer)
  const name = (text: string) => [text.length, ...Buffer.from(text)]
  return Uint8Array.from([
    ...Buffer.from('\0asm\u0001\0\0\0'),
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2], [...name('memory'), 2, 0], [...name('permute'), 0, 0]),
    ...section(10, [1], leb(body.length), body),
    ...section(11, [1, 0, i32Const, ...leb(constantsAt), end], leb(constants.length), [...constants]),
  ])
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly permute: () => void
}

// Not among the types of Node, which has it.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Exports }
}

const { memory, permute } = new WebAssembly.Instance(new WebAssembly.Module(program())).exports

const state = new Uint32Array(memory.buffer, 0, 50)
const hash = new Uint8Array(memory.buffer, 0, 32)
/** What SHA3-256 takes in at a time. */
const rate = 136

/** SHA3-256. */
export function fastSha3(message: Uint8Array): Uint8Array {
  const blocks = Math.floor(message.length / rate) + 1
  const padded = new Uint8Array(blocks * rate)
  padded.set(message)
  padded[message.length] = 0x06
  padded[padded.length - 1]! |= 0x80
  const words = new Uint32Array(padded.buffer)
  state.fill(0)
  for (let at = 0; at < words.length; at += rate / 4) {
    for (let word = 0; word < rate / 4; word += 1) state[word]! ^= words[at + word]!
    permute()
  }
  return hash.slice()
}
