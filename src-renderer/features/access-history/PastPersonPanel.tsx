// One person's access then and now side by side, and in sentences what they may do now and could not then, and the reverse.
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { rightSentences } from '../../../src-shared/i18n/access-words.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './access-history.module.css'
import { fieldText, holdingFields } from './cells.ts'

interface PastPersonPanelProps {
  readonly person: number
  readonly at: string
  readonly onClose: () => void
}

const changing = ['roles', 'people', 'programs', 'inventory'] as const

export function PastPersonPanel({ person, at, onClose }: PastPersonPanelProps) {
  const t = useText()
  const format = useFormat()
  const input = { person: person as PersonId, at }
  const { value, error, refresh } = useCall('access-history.person', input, { refreshOn: changing })
  return (
    <SidePanel
      wide
      title={value?.name ?? t('audit:asOf.title')}
      subtitle={value === undefined ? undefined : format.dateTime(value.at)}
      onClose={onClose}
    >
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {value === undefined ? null : <Known past={value} />}
    </SidePanel>
  )
}

function Known({ past }: { readonly past: Output<'access-history.person'> }) {
  const t = useText()
  const wording = { t, format: useFormat() }
  const { gained, lost } = past
  const rows = holdingFields.map((field) => ({
    field,
    was: fieldText(field, past.past, wording),
    is: fieldText(field, past.present, wording),
  }))
  const isSame = gained.length === 0 && lost.length === 0
  return (
    <>
      <table className={styles.sides}>
        <thead>
          <tr>
            <th scope="col">{t('audit:detail.value')}</th>
            <th scope="col">{t('audit:asOf.then')}</th>
            <th scope="col">{t('audit:asOf.now')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, was, is }) => (
            <tr key={field} data-differs={was === is ? undefined : true}>
              <th scope="row">{t(`audit:asOf.column.${field}`)}</th>
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isSame ? <Notice tone="neutral">{t('audit:asOf.noDifference')}</Notice> : null}
      {(['gained', 'lost'] as const).map((which) =>
        past[which].length === 0 ? null : (
          <section key={which} className={styles.rights}>
            <h3>{t(`audit:asOf.${which}`)}</h3>
            <ul>
              {rightSentences(t, past[which]).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  )
}
