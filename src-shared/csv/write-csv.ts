// CSV text as the program writes it: RFC 4180, and nothing in it that a spreadsheet would run.

/** What spreadsheets take for the beginning of a formula, also behind quotes and spaces and in full width. */
const formula = /^["'\s]*[=+\-@\t\r＝＋－＠]|^["']*[\t\r]/
const number = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/**
 * One record with its line break. A cell that a spreadsheet would run as a formula is written with an apostrophe before
 * it, which shows it as the text that it is; numbers stay numbers.
 */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Stands before the first record, so that spreadsheets read UTF-8. */
export const byteOrderMark = '\uFEFF'
