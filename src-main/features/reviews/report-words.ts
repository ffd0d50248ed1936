// The words of a review's report, on paper and as CSV.
import type { ReviewCounts, ReviewScope } from '../../../src-shared/contract/reviews.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import { reviewRole, scopeLines } from '../../../src-shared/i18n/review-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { html, printedPage } from '../../printing/html.ts'
import type { Html } from '../../printing/html.ts'
import type { Review } from './queries.ts'
import type { ReportLine } from './report.ts'

export interface ReportHead {
  readonly organization: string
  readonly review: Review
  readonly scope: ReviewScope
  /** Names of the programs that it is narrowed to. */
  readonly programs: readonly string[]
  readonly createdBy: string
  readonly closedBy: string | null
  readonly reviewers: readonly string[]
  readonly counts: ReviewCounts
}

interface Wording {
  readonly t: Translate
  readonly format: Formatter
  readonly now: string
}

/** A whole document for the printer; every name and reason in it is escaped there. */
export function reportHtml(head: ReportHead, lines: readonly ReportLine[], wording: Wording): string {
  const { t, format, now } = wording
  const { review, counts, reviewers } = head
  const title = t('reviews:report.title', { name: review.name })
  const facts: readonly (readonly [string, string])[] = [
    [t('reviews:report.organization'), head.organization],
    [t('reviews:report.covers'), scopeLines(t, head.scope, head.programs).join('; ')],
    [t('reviews:report.begun'), byOn(wording, head.createdBy, review.createdAt)],
    [t('reviews:report.due'), review.dueOn === null ? t('reviews:report.noDue') : format.day(review.dueOn)],
    [
      t('reviews:report.closed'),
      review.closedAt === null
        ? t('reviews:report.notClosed')
        : byOn(wording, head.closedBy ?? '', review.closedAt),
    ],
    [
      t('reviews:report.reviewers'),
      reviewers.length === 0 ? t('reviews:report.nobody') : reviewers.join(', '),
    ],
    [t('reviews:report.printed'), format.dateTime(now)],
  ]
  const body = html`<h1>${title}</h1>
    <table class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<tr>
            <th>${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </table>
    <h2>${t('reviews:report.counts')}</h2>
    <table>
      <tr>
        ${(['items', 'kept', 'changed', 'revoked', 'undecided'] as const).map(
          (key) => html`<td><strong>${format.count(counts[key])}</strong> ${t(`reviews:counts.${key}`)}</td>`,
        )}
      </tr>
    </table>
    <p class="soft">${t('reviews:report.silence')}</p>
    <h2>${t('reviews:report.items')}</h2>
    <table>
      <thead>
        <tr>
          <th>${t('reviews:columns.person')}</th>
          <th>${t('reviews:columns.held')}</th>
          <th>${t('reviews:columns.decision')}</th>
          <th>${t('reviews:report.proof')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => itemRow(line, wording))}
      </tbody>
    </table>`
  return printedPage({ title, language: t('reviews:report.language'), body })
}

function byOn({ t, format }: Wording, by: string, at: string): string {
  return t('reviews:report.byOn', { by, at: format.dateTime(at) })
}

function itemRow(line: ReportLine, wording: Wording): Html {
  const { t } = wording
  const { personName, personEmail, auditSeq, head } = line
  return html`<tr>
    <td>${personName}<br /><span class="soft">${personEmail}</span></td>
    <td>
      ${reviewRole(t, line.family, line.role)}${line.programName === null ? '' : html`<br />${line.programName}`}<br />
      <span class="soft">${heldText(line, wording)}</span>
    </td>
    <td>
      <strong>${decisionText(line, t)}</strong>${line.reason === '' ? '' : html`<br />${line.reason}`}
      ${line.decidedAt === null ? '' : html`<br /><span class="soft">${byOn(wording, line.decidedByName ?? '', line.decidedAt)}</span>`}
    </td>
    <td>
      ${auditSeq === null ? '' : html`${t('reviews:report.event', { seq: auditSeq })}<br /><span class="code soft">${head}</span>`}
    </td>
  </tr>`
}

/** Since when, by whom, until when, and when they signed in last, as of the snapshot. */
function heldText(line: ReportLine, { t, format }: Wording): string {
  const { grantedAt, grantedByName, expiresAt, lastSignInAt, assignments } = line
  return [
    grantedAt === null
      ? ''
      : grantedByName === null
        ? t('reviews:held.since', { date: format.date(grantedAt) })
        : t('reviews:held.sinceBy', { date: format.date(grantedAt), by: grantedByName }),
    expiresAt === null ? '' : t('reviews:held.until', { date: format.day(expiresAt.slice(0, 10)) }),
    lastSignInAt === null
      ? t('reviews:held.neverSignedIn')
      : t('reviews:held.signedIn', { date: format.date(lastSignInAt) }),
    assignments === 0 ? '' : t('reviews:held.assignments', { count: assignments }),
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function decisionText({ decision, family, nextRole }: ReportLine, t: Translate): string {
  if (decision === 'change' && nextRole !== null)
    return t('reviews:decided.change', { role: reviewRole(t, family, nextRole) })
  return t(`reviews:decided.${decision ?? 'undecided'}`)
}

const csvColumns = [
  'person',
  'email',
  'state',
  'role',
  'program',
  'since',
  'grantedBy',
  'ends',
  'lastSignIn',
  'assignments',
  'decision',
  'reason',
  'reviewer',
  'decidedAt',
  'auditSeq',
  'head',
] as const

/** Pieces of a CSV file, made safe for spreadsheets cell by cell. */
export function* reportCsv(lines: readonly ReportLine[], { t, format }: Wording): Generator<string> {
  yield byteOrderMark + csvRecord(csvColumns.map((column) => t(`reviews:columns.${column}`)))
  const at = (instant: string | null) => (instant === null ? '' : format.dateTime(instant))
  for (const line of lines)
    yield csvRecord([
      line.personName,
      line.personEmail,
      t(`people:states.${line.personState}`),
      reviewRole(t, line.family, line.role),
      line.programName ?? '',
      at(line.grantedAt),
      line.grantedByName ?? '',
      line.expiresAt === null ? '' : format.day(line.expiresAt.slice(0, 10)),
      at(line.lastSignInAt),
      String(line.assignments),
      decisionText(line, t),
      line.reason,
      line.decidedByName ?? '',
      at(line.decidedAt),
      line.auditSeq === null ? '' : String(line.auditSeq),
      line.head ?? '',
    ])
}
