// What was found out about an open export: that it is unchanged, whose key sealed it, whether its history is the known one;
// what it is about, and what is withheld and how much.
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readingLists } from '../../../src-shared/contract/reading.ts'
import type { OpenExport } from '../../../src-shared/contract/reading.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { ask, call } from '../../api/client.ts'
import { useCommand } from '../../api/use-call.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId } from '../../shell/running-tasks.ts'
import { ExportedTables } from '../../ui/exported/ExportedTables.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './reading.module.css'

interface Wording {
  readonly t: Translate
  readonly format: Formatter
}

interface VerdictProps {
  readonly shown: OpenExport
  readonly onChange: (shown: OpenExport) => void
}

export function VerdictPage({ shown, onChange }: VerdictProps) {
  const t = useText()
  const format = useFormat()
  const { timeZone } = usePreferences()
  const note = useCommand('reading.save-note')
  const saveNote = async () => {
    const reply = await note.run({})
    if (reply.ok) notifyDone(t('reading:verdict.noteSaved', { file: reply.value.fileName }))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  const { reader, previous } = shown
  return (
    <Page
      title={shown.fileName}
      actions={
        <Button variant="default" loading={note.busy} onClick={() => void saveNote()}>
          {t('reading:verdict.saveNote')}
        </Button>
      }
    >
      <Stack gap="lg" className={styles.verdict}>
        <Notice tone="good" title={t('reading:verdict.intact')}>
          {t('reading:verdict.intactText', { events: format.count(shown.events) })}
        </Notice>
        <KeyVerdict shown={shown} onChange={onChange} />
        <HistoryVerdict shown={shown} onChange={onChange} />
        <BeforeVerdict shown={shown} />
        <Lacking shown={shown} />
        <Facts
          title={t('reading:verdict.about')}
          facts={[
            [t('reading:verdict.organization'), shown.organization],
            // Paper tells it by the clock of whoever exported.
            [t('reading:verdict.made'), `${format.dateTime(shown.madeAt)} (${timeZone})`],
            [t('reading:verdict.by'), shown.madeBy],
            [t('reading:verdict.with'), shown.application],
            [t('reading:verdict.format'), shown.format],
            [
              t('reading:verdict.reader'),
              reader.kind === 'everything'
                ? t('exports:reader.everything')
                : t('exports:reader.only', { names: reader.entities.join(', ') }),
            ],
            [
              t('reading:verdict.modules'),
              shown.modules.map((module) => t(`policy:modules.${module}`)).join(', '),
            ],
            [
              t('reading:verdict.period'),
              t('exports:summary.periodIs', {
                from: shown.from === null ? t('exports:summary.beginning') : format.dateTime(shown.from),
                to: shown.to === null ? t('exports:summary.end') : format.dateTime(shown.to),
              }),
            ],
            [t('reading:verdict.key'), <code key="key">{shown.key}</code>],
            [t('reading:verdict.fingerprint'), <code key="export">{shown.fingerprint}</code>],
            [
              t('reading:verdict.previous'),
              previous === null
                ? t('reading:verdict.none')
                : t('reading:verdict.previousIs', {
                    fingerprint: `${previous.fingerprint.slice(0, 19)} …`,
                    date: format.dateTime(previous.madeAt),
                  }),
            ],
          ]}
        />
        <Held tables={shown.tables} />
      </Stack>
    </Page>
  )
}

function KeyVerdict({ shown, onChange }: VerdictProps) {
  const t = useText()
  const form = useCallForm({
    call: 'reading.confirm-key',
    initialValues: { fingerprint: '' },
    input: (values) => values,
    asksBeforeLeaving: false,
    onDone: (next) => {
      onChange(next)
      notifyDone(t('reading:verdict.confirmed'))
    },
  })
  if (shown.keyIs !== 'unknown') {
    return <Notice tone="good" title={t(`reading:verdict.${shown.keyIs}Key`)} />
  }
  return (
    <Notice tone="attention" title={t('reading:verdict.unknownKey')}>
      <p>{t('reading:verdict.unknownKeyText')}</p>
      <Form form={form} submitLabel={t('reading:verdict.compareKey')} explainsRequired={false} fill>
        <TextInput
          label={t('reading:verdict.fingerprintOnPaper')}
          required
          autoComplete="off"
          {...form.field('fingerprint')}
        />
      </Form>
    </Notice>
  )
}

function HistoryVerdict({ shown, onChange }: VerdictProps) {
  const t = useText()
  const format = useFormat()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const compare = async () => {
    const { file } = await call('reading.choose', {})
    if (file === null) return
    setBusy(true)
    const reply = await ask('reading.compare', { file: file.token, taskId: newTaskId() })
    setBusy(false)
    if (!reply.ok) {
      setRefused(reply.error.code === 'cancelled' ? null : reply.error.reason)
      return
    }
    setRefused(reply.value.refused?.reason ?? null)
    if (reply.value.open !== null) onChange(reply.value.open)
  }
  const { comparedWith, differsFrom } = shown
  const title =
    differsFrom === null || comparedWith !== null
      ? t('reading:verdict.history')
      : t('reading:verdict.differs')
  return (
    <Notice
      tone={comparedWith !== null ? 'good' : differsFrom === null ? 'neutral' : 'refused'}
      title={title}
    >
      <p>{historySentence(shown, { t, format })}</p>
      {refused === null ? null : (
        <Notice tone="refused" live title={t('reading:refused.compare')}>
          {refused}
        </Notice>
      )}
      <Group mt={6}>
        <Button variant="default" loading={isBusy} onClick={() => void compare()}>
          {t('reading:verdict.compareHistory')}
        </Button>
      </Group>
    </Notice>
  )
}

/** What an older export, or one with another key, has to say for itself beside what was opened here before. */
function BeforeVerdict({ shown: { olderThan, otherKeySince } }: Pick<VerdictProps, 'shown'>) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      {olderThan === null ? null : (
        <Notice tone="attention" title={t('reading:verdict.older')}>
          {t('reading:verdict.olderText', told(olderThan, format))}
        </Notice>
      )}
      {otherKeySince === null ? null : (
        <Notice tone="attention" title={t('reading:verdict.otherKey')}>
          {t('reading:verdict.otherKeyText', told(otherKeySince, format))}
        </Notice>
      )}
    </>
  )
}

/** Lists that this version of the program knows and the file has not. */
function Lacking({ shown }: Pick<VerdictProps, 'shown'>) {
  const t = useText()
  const lacking = readingLists.filter((list) => shown.lists[list] === undefined)
  if (lacking.length === 0) return null
  return (
    <Notice tone="neutral" title={t('reading:verdict.lacks')}>
      {t('reading:verdict.lacksText', {
        lists: lacking.map((list) => t(`reading:lists.${list}`)).join(', '),
      })}
    </Notice>
  )
}

function historySentence({ comparedWith, differsFrom }: OpenExport, { t, format }: Wording): string {
  if (comparedWith === null)
    return differsFrom === null
      ? t('reading:verdict.historyUnknown')
      : t('reading:verdict.differsText', told(differsFrom, format))
  const events = format.count(comparedWith.events)
  switch (comparedWith.kind) {
    case 'own-trail':
      return t('reading:verdict.historyOwn', { events })
    case 'seen':
      return t('reading:verdict.historySeen', told(comparedWith, format))
    case 'chosen':
      return t('reading:verdict.historyEarlier', { name: comparedWith.name, events })
  }
}

function told({ madeAt, events }: NonNullable<OpenExport['olderThan']>, format: Formatter) {
  return { date: format.dateTime(madeAt), events: format.count(events) }
}

function Held({ tables }: { readonly tables: OpenExport['tables'] }) {
  const t = useText()
  return (
    <section aria-label={t('reading:verdict.holds')}>
      <h3 className={styles.heading}>{t('reading:verdict.holds')}</h3>
      <ExportedTables label={t('reading:verdict.holds')} tables={tables} />
    </section>
  )
}
