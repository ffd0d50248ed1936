/**
 * What the tokenizer must do, as slowly and plainly as can be: the state machine of Python's csv module over
 * single characters, with lines counted. The tests hold it against csv-parse, and the tokenizer against it.
 */
export type ReferenceRecord = { fields: string[]; line: number }
export type Reference = {
  records: ReferenceRecord[]
  odd: string[]
  lineEnds: { lf: number; crlf: number; cr: number }
}

export function readReference(text: string, delimiter: string, quote: string | null): Reference {
  const reference: Reference = { records: [], odd: [], lineEnds: { lf: 0, crlf: 0, cr: 0 } }
  let state: 'start' | 'plain' | 'quoted' | 'after-quote' = 'start'
  let fields: string[] = []
  let field = ''
  let line = 0
  let recordLine = 0
  let openedAt = 0
  let isOpen = false
  const endField = (): void => {
    fields.push(field)
    field = ''
    state = 'start'
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    const isCrlf = char === '\r' && text[i + 1] === '\n'
    const lineEnd = isCrlf ? '\r\n' : char === '\n' || char === '\r' ? char : ''
    if (!isOpen) recordLine = line
    isOpen = true
    if (state === 'quoted') {
      if (char === quote) state = 'after-quote'
      else field += lineEnd || char
    } else if (state === 'after-quote' && char === quote) {
      field += char
      state = 'quoted'
    } else if (char === delimiter) {
      endField()
    } else if (lineEnd) {
      endField()
      reference.records.push({ fields, line: recordLine })
      fields = []
      isOpen = false
    } else {
      if (state === 'start' && char === quote) {
        state = 'quoted'
        openedAt = line
        continue
      }
      const place = `${reference.records.length}:${fields.length}:${line}`
      if (state === 'after-quote') reference.odd.push(`text-after-quote ${place}`)
      if (
        char === quote &&
        state === 'plain' &&
        !reference.odd.some((o) => o.includes(` ${place.replace(/:\d+$/, '')}:`))
      ) {
        reference.odd.push(`quote-in-field ${place}`)
      }
      field += char
      state = 'plain'
    }
    if (lineEnd) {
      line++
      reference.lineEnds[isCrlf ? 'crlf' : char === '\n' ? 'lf' : 'cr']++
      if (isCrlf) i++
    }
  }
  if (isOpen) {
    if ((state as string) === 'quoted') {
      reference.odd.push(`unclosed-quote ${reference.records.length}:${fields.length}:${openedAt}`)
    }
    endField()
    reference.records.push({ fields, line: recordLine })
  }
  return reference
}
