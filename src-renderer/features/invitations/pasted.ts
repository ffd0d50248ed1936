// Rows pasted from a spreadsheet: e-mail, first name, last name, title, phone; tabs, semicolons or commas between them. Where
// the address stands in another column, the other columns keep their order.

export interface PastedRow {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly phone: string
}

/** Null for text that is one cell and no row. */
export function pastedRows(text: string): PastedRow[] | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const separator = ['\t', ';', ','].find((each) => text.includes(each))
  if (separator === undefined && lines.length < 2) return null
  const rows = lines.map((line) => cellsOf(line, separator))
  // A heading names its columns and has no address.
  const [first, ...rest] = rows
  const body = first !== undefined && rest.length > 0 && !first.some(isAddress) ? rest : rows
  return body.map(toRow)
}

function cellsOf(line: string, separator: string | undefined): string[] {
  const cells = separator === undefined ? [line] : line.split(separator)
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}

function isAddress(cell: string): boolean {
  return cell.includes('@')
}

function toRow(cells: readonly string[]): PastedRow {
  const at = Math.max(0, cells.findIndex(isAddress))
  const [firstName = '', lastName = '', title = '', phone = ''] = cells.toSpliced(at, 1)
  return { email: cells[at] ?? '', firstName, lastName, title, phone }
}
