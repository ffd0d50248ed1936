// Pages that are printed, as HTML. Whatever stands in them is escaped here and nowhere else: only what this tag has
// written counts as HTML, every other value is text.

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A piece of HTML that came out of `html`. */
export class Html {
  readonly text: string

  constructor(parts: readonly string[], values: readonly HtmlValue[]) {
    this.text = parts
      .map((part, index) => part + (index < values.length ? written(values[index]) : ''))
      .join('')
  }
}

type HtmlValue = string | number | Html | readonly HtmlValue[] | null | undefined

function written(value: HtmlValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(written).join('')
  return String(value).replace(/[&<>"']/g, (character) => entities[character]!)
}

/** html`<td>${name}</td>`: texts are escaped, lists are joined, other HTML stays as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts, values)
}

/** The typeface of the window; the printer knows where its file is. */
export const printedFont = 'Inter Variable'

const sheet = new Html(
  [
    `@page { size: A4; margin: 18mm 16mm; }
    * { box-sizing: border-box; }
    body { margin: 0; font: 10pt/1.45 '${printedFont}', sans-serif; color: #16191d; }
    h1 { margin: 0 0 2mm; font-size: 18pt; font-weight: 650; line-height: 1.2; }
    h2 { margin: 7mm 0 2mm; font-size: 11.5pt; font-weight: 650; break-after: avoid; }
    p { margin: 0 0 2mm; }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: 1.2mm 3mm 1.2mm 0; border-bottom: 0.2mm solid #d5d9df; text-align: left; vertical-align: top; }
    th { font-weight: 600; color: #4b5563; }
    tr { break-inside: avoid; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .labels th { width: 1%; white-space: nowrap; }
    .labels td { overflow-wrap: anywhere; }
    .halves { display: flex; align-items: flex-start; gap: 10mm; font-size: 9pt; }
    .halves th, .halves td { padding: 0.7mm 2mm 0.7mm 0; }
    .after { margin-top: 4mm; }
    .soft { color: #4b5563; }
    .code { font-family: 'Liberation Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    .box { margin: 4mm 0; padding: 4mm 5mm; border: 0.3mm solid #9aa3af; border-radius: 1.5mm; break-inside: avoid; }`,
  ],
  [],
)

export interface PrintedPage {
  /** Of the document, as readers name it. */
  readonly title: string
  /** As in `en` or `es`. */
  readonly language: string
  readonly body: Html
}

/** A whole document for `Desktop.printToPdf`: A4, in the window's typeface, complete in itself. */
export function printedPage({ title, language, body }: PrintedPage): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style>
          ${sheet}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text
}
