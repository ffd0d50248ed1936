// The report of joiners, movers and leavers as a file: CSV for a spreadsheet, or a document for paper.
import type { Movement, MovementKind } from '../../../src-shared/contract/access-history.ts'
import { movementKinds } from '../../../src-shared/contract/access-history.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { Wording } from '../../../src-shared/i18n/audit-values.ts'
import { showWallText } from '../../../src-shared/i18n/wall-text.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { html, printedPage } from '../../printing/html.ts'

export interface Report {
  readonly organization: string
  readonly from: string
  readonly to: string
  readonly movements: readonly Movement[]
  readonly people: Readonly<Record<MovementKind, number>>
}

const columns = ['at', 'kind', 'person', 'module', 'from', 'to', 'by', 'sentence'] as const

function cells(row: Movement, { t, format }: Wording): Record<(typeof columns)[number], string> {
  return {
    ...row,
    at: format.dateTime(row.at),
    kind: t(`audit:movements.kind.${row.kind}`),
    module: row.module === null ? '' : t(`policy:modules.${row.module}`),
  }
}

interface As {
  readonly format: 'csv' | 'pdf'
  readonly wording: Wording
  readonly preferences: Preferences
}

/** The file's text, or for paper the document that is printed into it. */
export function movementsText(report: Report, { format, wording, preferences }: As): string {
  return format === 'csv' ? sheet(report, wording) : document(report, wording, preferences)
}

function sheet({ movements }: Report, wording: Wording): string {
  const header = csvRecord(columns.map((column) => wording.t(`audit:movements.column.${column}`)))
  const records = movements.map((row) => {
    const told = cells(row, wording)
    return csvRecord(columns.map((column) => told[column]))
  })
  return byteOrderMark + header + records.join('')
}

function document(report: Report, wording: Wording, preferences: Preferences): string {
  const { t, format } = wording
  const { organization, movements, people } = report
  const [from, to] = [showWallText(report.from, preferences), showWallText(report.to, preferences)]
  const title = t('audit:movements.title')
  const parts = movementKinds.map((kind) => {
    const rows = movements.filter((each) => each.kind === kind)
    return html`<h2>${t(`audit:movements.${kind}`)}: ${format.count(people[kind])}</h2>
      <table>
        ${rows.map(
          (row) =>
            html`<tr>
              <td>${format.dateTime(row.at)}</td>
              <td>${row.sentence}</td>
            </tr>`,
        )}
      </table>`
  })
  return printedPage({
    title,
    language: t('policy:locale'),
    body: html`<h1>${title}</h1>
      <p class="soft">${organization}, ${t('audit:movements.period', { from, to })}</p>
      ${parts}`,
  })
}
