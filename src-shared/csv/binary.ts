/** NUL and its like stand in workbooks, archives and pictures, and in no text. */
export function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return /[\u0000-\u0008\u000e-\u001a]/.test(text)
}
