// Names are read in lists, sentences of the trail and the subjects of mail, and two of them must not look alike for what
// nobody can see.

/** Characters that turn the direction of what follows, so that a name could make its surroundings read otherwise. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const unseen = /[\u200B\u2060\uFEFF\u00AD]/g
/** Joiners belong into emoji and into Persian and Indic words, but make no word by themselves. */
const nothingSeen = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]*$/u

/** One line, composed, without control characters and without what cannot be seen; empty where nothing can. */
export function oneLine(text: string): string {
  const line = text
    .replace(turning, '')
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim()
  return nothingSeen.test(line) ? '' : line
}
