// The verdict on a column in words, with what can be done about it. An icon and words say how it stands, never colour alone.
import { Button } from '@mantine/core'
import { dateFormats } from '../../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { formatName } from '../../../src-shared/i18n/csv-problem.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './card.module.css'
import type { PreviewColumn } from './columns.ts'
import { ConfirmReading } from './ConfirmReading.tsx'
import { useOwnFormat } from './own-format.ts'
import { chooseFormat, confirmFormat, setHourEnding, usePreview } from './preview-store.ts'
import { Stretches } from './Stretches.tsx'
import { useSaveFormat } from './use-save-format.ts'
import { toneOf, wholePercent } from './verdict.ts'
import type { ChosenCounts, Verdict } from './verdict.ts'

interface VerdictNoticeProps {
  readonly column: PreviewColumn
  /** Null while it is being counted. */
  readonly verdict: Verdict | null
  readonly counts: ChosenCounts | null
  readonly example: string | null
  readonly onShowProblems: () => void
}

export function VerdictNotice({ column, verdict, counts, example, onShowProblems }: VerdictNoticeProps) {
  const t = useText()
  const format = useFormat()
  if (verdict === null || counts === null) return <Counting />
  const { fits, misfits } = counts
  const total = fits + misfits
  const shown = formatName(counts.format, t)
  const numbers = {
    format: shown,
    fits: format.count(fits),
    misfits: format.count(misfits),
    values: format.count(total),
    percent: format.count(wholePercent(fits, total)),
  }
  const tone = toneOf(verdict)
  switch (verdict.kind) {
    case 'undecided':
      return <ConfirmReading column={column} readings={verdict.readings} counts={counts} example={example} />
    case 'other-format':
      return <OtherFormat column={column} verdict={verdict} counts={counts} numbers={numbers} />
    case 'mixed':
      return (
        <Notice tone={tone} title={t('imports:verdict.mixed.title')}>
          <p>
            {t('imports:verdict.mixed.words', {
              formats: verdict.formats.map((each) => formatName(each, t)).join(', '),
            })}
          </p>
          <Stretches stretches={column.profile?.date?.stretches ?? []} />
        </Notice>
      )
    case 'hour-ending':
      return (
        <Notice
          tone={tone}
          title={t('imports:verdict.hour-ending.title', {
            count: verdict.values,
            values: format.count(verdict.values),
          })}
        >
          <p>{t('imports:verdict.hour-ending.words', numbers)}</p>
          <div className={styles.acts}>
            <Button size="compact-sm" onClick={() => setHourEnding(true)}>
              {t('imports:verdict.hour-ending.use')}
            </Button>
          </div>
        </Notice>
      )
    case 'reads-all':
      return verdict.confirmed ? (
        <Notice tone={tone} title={t('imports:verdict.confirmed.title', numbers)}>
          <p>{t('imports:verdict.confirmed.words')}</p>
          <div className={styles.acts}>
            <Button size="compact-sm" variant="default" onClick={() => confirmFormat(column.index, null)}>
              {t('imports:verdict.confirmed.undo')}
            </Button>
          </div>
        </Notice>
      ) : (
        <Notice tone={tone} title={t('imports:verdict.reads-all.title', numbers)}>
          <p>{t(`imports:verdict.reads-all.${readsAllBecause(column)}`, { ...numbers, count: total })}</p>
          <div className={styles.acts}>
            <BackToOwn column={column} />
          </div>
        </Notice>
      )
    case 'blank':
    case 'reads-part':
    case 'reads-nothing':
      return (
        <Notice tone={tone} title={t(`imports:verdict.${verdict.kind}.title`, numbers)}>
          <p>{t(`imports:verdict.${verdict.kind}.words`, { ...numbers, count: misfits })}</p>
          <div className={styles.acts}>
            {verdict.kind === 'reads-part' ? <ShowProblems onShow={onShowProblems} /> : null}
            <BackToOwn column={column} />
          </div>
        </Notice>
      )
  }
}

/** Why there is nothing to settle, or what has settled it. */
function readsAllBecause({ profile }: PreviewColumn): 'words' | 'plain' {
  const because = profile?.date?.because
  return because === 'values' || because === 'year-by-range' ? 'words' : 'plain'
}

function Counting() {
  const t = useText()
  const isStopped = usePreview(({ stage }) => stage === 'stopped')
  if (isStopped) return null
  return (
    <Notice tone="neutral" title={t('imports:verdict.counting.title')}>
      <p>{t('imports:verdict.counting.words')}</p>
    </Notice>
  )
}

function BackToOwn({ column }: { readonly column: PreviewColumn }) {
  const t = useText()
  const own = useOwnFormat()
  if (column.format === own.name) return null
  return (
    <>
      <SaveAsOwn format={column.format} />
      <Button size="compact-sm" variant="default" onClick={() => chooseFormat(column.index, null)}>
        {t('imports:format.back', { format: own.shown })}
      </Button>
    </>
  )
}

/** Known when every value has been checked. */
function ShowProblems({ onShow }: { readonly onShow: () => void }) {
  const t = useText()
  const isChecked = usePreview(({ check }) => check !== null)
  return (
    <Button size="compact-sm" variant="default" disabled={!isChecked} onClick={onShow}>
      {t('imports:verdict.reads-part.show')}
    </Button>
  )
}

interface OtherFormatProps {
  readonly column: PreviewColumn
  readonly verdict: Extract<Verdict, { kind: 'other-format' }>
  readonly counts: ChosenCounts
  readonly numbers: Readonly<Record<string, string>>
}

function OtherFormat({ column, verdict, counts, numbers }: OtherFormatProps) {
  const t = useText()
  const format = useFormat()
  const own = useOwnFormat()
  const total = counts.fits + counts.misfits
  const other = formatName(verdict.format, t)
  const isOwn = counts.format === own.name
  const params = { ...numbers, other, otherPercent: format.count(wholePercent(verdict.fits, total)) }
  return (
    <Notice
      tone={toneOf(verdict)}
      title={t(`imports:verdict.other-format.${verdict.readsAll ? 'title' : 'partTitle'}`, params)}
    >
      <p>{t(`imports:verdict.other-format.${isOwn ? 'words' : 'chosenWords'}`, params)}</p>
      {verdict.addsTime ? <p>{t('imports:verdict.other-format.withTime')}</p> : null}
      <div className={styles.acts}>
        <Button size="compact-sm" onClick={() => chooseFormat(column.index, verdict.format)}>
          {t('imports:verdict.other-format.use', { format: other })}
        </Button>
        <SaveAsOwn format={verdict.format} />
      </div>
    </Notice>
  )
}

/** Where the preferences offer the format: one button makes it the person's own, from now on and for every file (S3-25). */
function SaveAsOwn({ format }: { readonly format: string | null }) {
  const t = useText()
  const save = useSaveFormat()
  const preference = format === null ? undefined : preferenceFor(format)
  if (preference === undefined) return null
  return (
    <Button size="compact-sm" variant="default" loading={save.busy} onClick={() => save.run(preference)}>
      {t('imports:verdict.other-format.save', { format: preference })}
    </Button>
  )
}

function preferenceFor(format: string): Preferences['dateFormat'] | undefined {
  return dateFormats.find((each) => dateFormat(each).name === format)
}
