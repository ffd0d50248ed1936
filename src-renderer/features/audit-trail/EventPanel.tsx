// One event beside the list: the sentence, all values before and after, why it was refused if it was, and, for the curious,
// the hashed text and the hashes around it.
import { Button, Group } from '@mantine/core'
import type { AuditDetail } from '../../../src-shared/contract/audit-trail.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { changeListView } from '../../ui/table/list-view.ts'
import styles from './audit-trail.module.css'
import { OutcomeBadge } from './trail-columns.tsx'
import { trailScreen } from './trail-query.ts'

interface EventPanelProps {
  readonly seq: number
  readonly onClose: () => void
}

const changing = ['preferences'] as const

export function EventPanel({ seq, onClose }: EventPanelProps) {
  const t = useText()
  const format = useFormat()
  const { value: event, error, refresh } = useCall('audit-trail.get', { seq }, { refreshOn: changing })
  return (
    <SidePanel
      title={t('audit:detail.title', { seq: format.count(seq) })}
      subtitle={event === undefined ? undefined : format.dateTime(event.at)}
      onClose={onClose}
    >
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {event === undefined && error === null ? <Loading /> : null}
      {event === undefined ? null : <Known event={event} />}
    </SidePanel>
  )
}

function Known({ event }: { readonly event: AuditDetail }) {
  const t = useText()
  const format = useFormat()
  const { actor, subject, on, values, reason, rule } = event
  return (
    <>
      <p className={styles.sentence}>{event.sentence}</p>
      {event.clockWentBackFrom === null ? null : (
        <Notice tone="attention">
          {t('audit:detail.clockWentBack', { before: format.dateTime(event.clockWentBackFrom) })}
        </Notice>
      )}
      <Facts
        facts={[
          [t('audit:columns.outcome'), <OutcomeBadge key="outcome" outcome={event.outcome} t={t} />],
          [t('audit:columns.actor'), actor?.name ?? null],
          [t('audit:columns.subject'), subject.name],
          [t('audit:field.on'), on?.name ?? null],
          [t('audit:filter.area'), t(`audit:area.${event.area}`)],
          [t('audit:filter.action'), event.act],
          [t('audit:detail.reason'), reason],
          [t('audit:detail.rule'), rule === null ? null : <code key="rule">{rule}</code>],
        ]}
      />
      <Others event={event} />
      {values.length === 0 ? null : <Values values={values} />}
      <details className={styles.curious}>
        <summary>{t('audit:detail.curious')}</summary>
        <p className={styles.soft}>{t('audit:detail.curiousHint')}</p>
        <dl className={styles.hashes}>
          {(['salt', 'leaf', 'previousHead', 'head'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`audit:detail.${name}`)}</dt>
              <dd>{event[name]}</dd>
            </div>
          ))}
        </dl>
        <pre className={styles.body}>{event.body}</pre>
        <CopyButton text={event.body} label={t('audit:detail.copy')} />
      </details>
    </>
  )
}

/** To all other events about the same people and things. */
function Others({ event }: { readonly event: AuditDetail }) {
  const t = useText()
  const parties = [event.actor, event.subject, event.on].filter((party) => party != null && party.id !== null)
  const byKey = new Map(parties.map((party) => [`${party!.kind}:${party!.id}`, party!.name]))
  if (byKey.size === 0) return null
  return (
    <Group gap={6} my="sm">
      {[...byKey].map(([key, name]) => (
        <Button
          key={key}
          size="compact-xs"
          variant="default"
          onClick={() => changeListView(trailScreen, { search: '', filters: { about: [key] } })}
        >
          {t('audit:detail.allAbout', { name })}
        </Button>
      ))}
    </Group>
  )
}

function Values({ values }: { readonly values: AuditDetail['values'] }) {
  const t = useText()
  return (
    <table className={styles.values}>
      <caption>{t('audit:detail.values')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('audit:detail.value')}</th>
          <th scope="col">{t('audit:detail.before')}</th>
          <th scope="col">{t('audit:detail.after')}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before ?? '–'}</td>
            <td>{after ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
