// One way to a right: the rule's sentence with its id and requirements, the grant behind it, the assignments that cover it.
import type { InsightWay } from '../../../src-shared/contract/access-insight.ts'
import { endDate } from '../../../src-shared/i18n/access-words.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import { wayReach, wayRole } from '../../../src-shared/i18n/insight-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { EndBadge } from '../../ui/status/EndBadge.tsx'
import styles from './insight.module.css'

export function WayCard({ way }: { readonly way: InsightWay }) {
  const t = useText()
  const format = useFormat()
  return (
    <li className={styles.card}>
      {way.rules.map(({ id, requirements }) => (
        <div key={id}>
          <p className={styles.sentence}>{t(`policy:rules.${id}`)}</p>
          <p className={styles.ids}>
            <code>{id}</code>
            {requirements.map((requirement) => (
              <span key={requirement} className={styles.requirement}>
                {requirement}
              </span>
            ))}
          </p>
        </div>
      ))}
      <dl className={styles.grant}>
        <dt>{t('insight:way.role')}</dt>
        <dd>{wayRole(t, way)}</dd>
        <dt>{t('insight:way.granted')}</dt>
        <dd>
          {granted(t, format, way)} <EndBadge expiresAt={way.until} />
        </dd>
        {way.coverings.length === 0 ? (
          <>
            <dt>{t('insight:way.reach')}</dt>
            <dd>{wayReach(t, way)}</dd>
          </>
        ) : (
          way.coverings.map(({ kind, name, reach, at, by }) => (
            <div key={`${kind}${name}${at}`} className={styles.pair}>
              <dt>{t('insight:way.assignment')}</dt>
              <dd>
                {t(`insight:covering.${reach}`, { name })}{' '}
                <span className={styles.soft}>
                  {by === null
                    ? t('insight:way.since', { date: endDate(format, at) })
                    : t('insight:way.sinceBy', { date: endDate(format, at), by })}
                </span>
              </dd>
            </div>
          ))
        )}
      </dl>
    </li>
  )
}

/** Since when and by whom. */
function granted(t: Translate, format: Formatter, { since, by, role }: InsightWay): string {
  if (role === null || role === 'programs.affiliate') return t('insight:way.byDefault')
  if (since === null) return t('insight:way.sinceSetUp')
  const date = endDate(format, since)
  return by === null ? t('insight:way.since', { date }) : t('insight:way.sinceBy', { date, by })
}
