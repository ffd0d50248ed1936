/** English month names, any case, in character codes. */

/** Character codes: bytes of a file, or those of a text. What is not ASCII fits nothing. */
export type Codes = ArrayLike<number>

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** By code, whether it is a letter that months begin with. */
export const MONTH_INITIALS = new Uint8Array(256)
for (const letter of 'ADFJMNOSadfjmnos') MONTH_INITIALS[letter.charCodeAt(0)] = 1

/** Three letters, any case, to a month 1–12; 0 when they are none. */
export function monthOfLetters(text: Codes, at: number): number {
  const key =
    (((text[at] as number) | 32) << 16) |
    (((text[at + 1] as number) | 32) << 8) |
    ((text[at + 2] as number) | 32)
  switch (key) {
    case 0x6a616e:
      return 1
    case 0x666562:
      return 2
    case 0x6d6172:
      return 3
    case 0x617072:
      return 4
    case 0x6d6179:
      return 5
    case 0x6a756e:
      return 6
    case 0x6a756c:
      return 7
    case 0x617567:
      return 8
    case 0x736570:
      return 9
    case 0x6f6374:
      return 10
    case 0x6e6f76:
      return 11
    case 0x646563:
      return 12
    default:
      return 0
  }
}

/** Length of the full English name of `month` at a place, any case; 0 when it does not stand there. */
export function fullMonthLength(text: Codes, at: number, month: number): number {
  const name = MONTHS[month - 1] as string
  for (let i = 0; i < name.length; i++) {
    if (((text[at + i] as number) | 32) !== (name.charCodeAt(i) | 32)) return 0
  }
  return name.length
}
