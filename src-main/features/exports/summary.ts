// The summary of an export on one page of paper: what it is, for whom, and the fingerprints that the file is compared with.
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { BuiltExport } from '../../exports/build.ts'
import { inGroups } from '../../exports/seal.ts'
import { html, printedPage } from '../../printing/html.ts'

interface Wording {
  readonly t: Translate
  readonly preferences: Preferences
  readonly fileName: string
}

const mostNames = 12

/** HTML for `Desktop.printToPdf`. */
export function summaryPage({ seal, fingerprint, counts }: BuiltExport, wording: Wording): string {
  const { t, preferences, fileName } = wording
  const format = formatter(preferences)
  const { reader, period } = seal
  const facts: [string, string][] = [
    [t('exports:summary.organization'), seal.organization],
    [t('exports:summary.file'), fileName],
    [t('exports:summary.made'), `${format.dateTime(seal.madeAt)} (${preferences.timeZone})`],
    [t('exports:summary.by'), seal.madeBy.name],
    [
      t('exports:summary.reader'),
      reader.kind === 'everything'
        ? t('exports:reader.everything')
        : t('exports:reader.only', { names: someOf(reader.entities, t) }),
    ],
    [t('exports:summary.modules'), seal.modules.map((module) => t(`policy:modules.${module}`)).join(', ')],
    [
      t('exports:summary.period'),
      t('exports:summary.periodIs', {
        from: period.from === null ? t('exports:summary.beginning') : format.dateTime(period.from),
        to: period.to === null ? t('exports:summary.end') : format.dateTime(period.to),
      }),
    ],
    [t('exports:summary.events'), format.count(seal.chain.length)],
    [t('exports:summary.head'), seal.chain.head],
    [
      t('exports:summary.previous'),
      seal.previous === null ? t('exports:summary.none') : inGroups(seal.previous.fingerprint),
    ],
  ]
  const shown = counts.filter(({ rows, withheld }) => rows + withheld > 0)
  const half = Math.ceil(shown.length / 2)
  return printedPage({
    title: t('exports:summary.title', { organization: seal.organization }),
    language: preferences.translation === 'es' ? 'es' : 'en',
    body: html`<h1>${t('exports:summary.title', { organization: seal.organization })}</h1>
      <p class="soft">${t('exports:summary.what')}</p>
      <div class="box">
        <p><b>${t('exports:summary.key')}</b></p>
        <p class="code">${inGroups(seal.key)}</p>
        <p><b>${t('exports:summary.fingerprint')}</b></p>
        <p class="code">${inGroups(fingerprint)}</p>
        <p class="soft">${t('exports:summary.compare')}</p>
      </div>
      <table class="labels">
        ${facts.map(
          ([what, value]) =>
            html`<tr>
              <th>${what}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </table>
      <h2>${t('exports:summary.holds')}</h2>
      <div class="halves">
        ${[shown.slice(0, half), shown.slice(half)].map(
          (part) =>
            html`<table>
              <tr>
                <th>${t('exports:plan.table')}</th>
                <th class="number">${t('exports:plan.rows')}</th>
                <th class="number">${t('exports:plan.withheld')}</th>
              </tr>
              ${part.map(
                ({ table, rows, withheld }) =>
                  html`<tr>
                    <td>${t(`exports:tables.${table}`)}</td>
                    <td class="number">${format.count(rows)}</td>
                    <td class="number">${format.count(withheld)}</td>
                  </tr>`,
              )}
            </table>`,
        )}
      </div>
      <p class="soft after">${t('exports:summary.script')}</p>`,
  })
}

/** As many names as leave the page one page; the file itself tells all. */
function someOf(entities: readonly { readonly name: string }[], t: Translate): string {
  const names = entities.slice(0, mostNames).map(({ name }) => name)
  const count = entities.length - names.length
  return count === 0 ? names.join(', ') : t('exports:summary.more', { names: names.join(', '), count })
}
