/** Which encoding a file is in, as far as its first bytes tell, and where UTF-8 is broken. */

/** A byte order mark is part of the name, because it is part of the file. */
export const ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16le-bom',
  'utf-16be',
  'utf-16be-bom',
  'windows-1252',
] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Bytes of the mark that a file in this encoding begins with. */
export function markLength(encoding: Encoding): number {
  if (encoding === 'utf-8-bom') return 3
  return encoding.endsWith('-bom') ? 2 : 0
}

/** The name that TextDecoder knows an encoding by. */
export function decoderLabel(encoding: Encoding): string {
  return encoding.replace('-bom', '')
}

/** Whether commas, quotes and line ends are single bytes, so that the bytes can be split as they are. */
export function isByteWise(encoding: Encoding): boolean {
  return !encoding.startsWith('utf-16')
}

/** Bytes that a sequence beginning with `lead` takes; 0 when nothing begins with it. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** Range of the byte after a lead; some leads allow only part of it (no overlong forms, no surrogates). */
function isSecond(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0 && byte <= 0xbf
  if (lead === 0xed) return byte >= 0x80 && byte <= 0x9f
  if (lead === 0xf0) return byte >= 0x90 && byte <= 0xbf
  if (lead === 0xf4) return byte >= 0x80 && byte <= 0x8f
  return byte >= 0x80 && byte <= 0xbf
}

export type Utf8Check = {
  /** Broken places, and characters beyond ASCII that are well formed. */
  readonly broken: number
  readonly sound: number
  /** Bytes at the end that may begin a character which goes on after them. */
  readonly open: number
}

/** Checks `bytes[from..to)`, telling each broken place. What is cut off at the end is not held against it. */
export function checkUtf8(
  bytes: Uint8Array,
  from: number,
  to: number,
  onBroken?: (at: number) => void,
): Utf8Check {
  let broken = 0
  let sound = 0
  let at = from
  while (at < to) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      at++
      continue
    }
    const length = sequenceLength(lead)
    let taken = length === 0 ? 0 : 1
    while (taken > 0 && taken < length && at + taken < to) {
      const byte = bytes[at + taken] as number
      if (taken === 1 ? !isSecond(lead, byte) : byte < 0x80 || byte > 0xbf) break
      taken++
    }
    if (taken > 0 && taken < length && at + taken === to) return { broken, sound, open: taken }
    if (taken === length && length > 0) {
      sound++
      at += length
    } else {
      onBroken?.(at)
      broken++
      at += Math.max(taken, 1)
    }
  }
  return { broken, sound, open: 0 }
}

/** UTF-16 of mostly Latin text has a zero in every other byte. */
function utf16WithoutMark(sample: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(sample.length, 4096) / 2)
  if (pairs < 2) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (sample[i * 2] === 0) even++
    if (sample[i * 2 + 1] === 0) odd++
  }
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  return even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : undefined
}

/** The encoding that the beginning of a file speaks for. What is neither marked nor UTF-8 is windows-1252. */
export function detectEncoding(sample: Uint8Array): Encoding {
  const [a, b, c] = sample
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8-bom'
  if (a === 0xff && b === 0xfe) return 'utf-16le-bom'
  if (a === 0xfe && b === 0xff) return 'utf-16be-bom'
  const utf16 = utf16WithoutMark(sample)
  if (utf16 !== undefined) return utf16
  const check = checkUtf8(sample, 0, sample.length)
  return speaksForUtf8(check.sound, check.broken) ? 'utf-8' : 'windows-1252'
}

/** A few broken places among many sound characters are defects of a UTF-8 file, not another encoding. */
export function speaksForUtf8(sound: number, broken: number): boolean {
  return broken === 0 || sound >= broken * 10
}
