// Names are read in lists, sentences of the trail and the subjects of mail, and two of them must not look alike for what
// nobody can see.

/** Characters that turn the direction of what follows, so that a name could make its surroundings read otherwise. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const unseen = /[\u200B\u2060\uFEFF\u00AD]/g
/** Joiners belong into emoji and into Persian and Indic words, but make no word by themselves. */
const nothingSeen = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]*$/u

/** One line, composed, without control characters and without what cannot be seen; empty where nothing can. */
export function oneLine(text: string): string {
  return seen(text.replace(/[\s\p{Cc}]+/gu, ' '))
}

/** The same for what may take several lines, as a reason or an address. */
export function severalLines(text: string): string {
  return seen(text.replace(/\r\n?/g, '\n').replace(/[^\S\n]+|[^\P{Cc}\n]/gu, ' '))
}

function seen(text: string): string {
  const told = text.replace(turning, '').replace(unseen, '').normalize('NFC').trim()
  return nothingSeen.test(told) ? '' : told
}
